import { type UploadQueue } from "#app/components/upload/transfer/upload-queue.ts";
import { useToast } from "#app/components/ui/toast.tsx";

/** Cancels an upload by `drop` and shows a toast whose undo puts it back in the queue by `id`. */
export function useDropUpload(queue: () => UploadQueue) {
  const announce = useToast();
  return (id: string, fileName: string, drop: () => void): void => {
    const putBack = (): void => {
      if (!queue().putBack(id))
        announce({ words: `${fileName} can't be restored any more. Choose the file again.` });
    };
    drop();
    announce({ words: `Upload of ${fileName} cancelled`, undo: { label: "Undo", run: putBack } });
  };
}
