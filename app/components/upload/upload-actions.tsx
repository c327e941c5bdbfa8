import { type UploadItem } from "#app/components/upload/transfer/upload-item.ts";
import { type UploadQueue } from "#app/components/upload/transfer/upload-queue.ts";
import { useDropUpload } from "#app/components/upload/use-drop-upload.ts";
import { IconButton } from "#app/components/ui/icon-button.tsx";

interface UploadActionsProps {
  readonly item: UploadItem;
  readonly queue: () => UploadQueue;
}

/** The buttons for a file: pause, resume or retry, and cancel or remove from the list. */
export function UploadActions({ item, queue }: UploadActionsProps) {
  const { id, phase, fileName } = item;
  const drop = useDropUpload(queue);
  const isOver = phase === "done" || phase === "refused" || phase === "asking";
  return (
    <div className="flex">
      <PauseOrResume item={item} queue={queue} />
      {isOver ? (
        <IconButton
          icon="cross"
          label={`Remove ${fileName} from the list`}
          onClick={() => queue().remove(id)}
        />
      ) : phase === "finishing" ? null : (
        <IconButton
          icon="cross"
          label={`Cancel ${fileName}`}
          onClick={() => drop(id, fileName, () => queue().cancel(id))}
        />
      )}
    </div>
  );
}

/** One button for all its actions: a new button would not have the focus of the pressed one. */
function PauseOrResume({ item: { id, phase, fileName }, queue }: UploadActionsProps) {
  const isMoving = phase === "sending" || phase === "waiting";
  if (!isMoving && phase !== "paused" && phase !== "failed") return null;
  const resume = phase === "failed" ? `Retry ${fileName}` : `Resume ${fileName}`;
  return (
    <IconButton
      icon={isMoving ? "pause" : phase === "failed" ? "retry" : "play"}
      label={isMoving ? `Pause ${fileName}` : resume}
      onClick={() => (isMoving ? queue().pause(id) : queue().resume(id))}
    />
  );
}
