import { type UploadItem } from "#app/components/upload/upload-item.ts";
import { type UploadQueue } from "#app/components/upload/upload-queue.ts";
import { useDropUpload } from "#app/components/upload/use-drop-upload.ts";
import { IconButton } from "#app/components/ui/icon-button.tsx";

interface UploadActionsProps {
  readonly item: UploadItem;
  readonly queue: () => UploadQueue;
}

/** What can be done with a file just now: hold it, go on, drop it, or take it off the list. */
export function UploadActions({ item, queue }: UploadActionsProps) {
  const { id, phase, fileName } = item;
  const drop = useDropUpload(queue);
  const isOver = phase === "done" || phase === "refused";
  return (
    <div className="flex">
      <HoldOrGoOn item={item} queue={queue} />
      {isOver ? (
        <IconButton
          icon="cross"
          label={`Take ${fileName} off this list`}
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

/** One button whatever it does: another one in its place would not have the focus of the one that was pressed. */
function HoldOrGoOn({ item: { id, phase, fileName }, queue }: UploadActionsProps) {
  const isMoving = phase === "sending" || phase === "waiting";
  if (!isMoving && phase !== "paused" && phase !== "failed") return null;
  const resume = phase === "failed" ? `Try ${fileName} again` : `Resume ${fileName}`;
  return (
    <IconButton
      icon={isMoving ? "pause" : phase === "failed" ? "retry" : "play"}
      label={isMoving ? `Pause ${fileName}` : resume}
      onClick={() => (isMoving ? queue().pause(id) : queue().resume(id))}
    />
  );
}
