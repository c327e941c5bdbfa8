import { type UploadQueue } from "#app/components/upload/upload-queue.ts";
import { useToast } from "#app/components/ui/toast.tsx";

/** Drops an upload and says so, with the way back. `drop` is what happens now; the queue knows it again by `id`. */
export function useDropUpload(queue: () => UploadQueue) {
  const announce = useToast();
  return (id: string, fileName: string, drop: () => void): void => {
    const putBack = (): void => {
      if (!queue().putBack(id)) announce({ words: `${fileName} is gone already. Choose the file again.` });
    };
    drop();
    announce({ words: `${fileName} is dropped`, undo: { label: "Put it back", run: putBack } });
  };
}
