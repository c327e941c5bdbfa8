import { type UploadItem } from "#app/components/upload/upload-item.ts";
import { type UploadQueue } from "#app/components/upload/upload-queue.ts";
import { useDrop } from "#app/components/upload/use-drop.ts";
import { IconButton } from "#app/components/ui/icon-button.tsx";

interface UploadActionsProps {
  readonly item: UploadItem;
  readonly queue: () => UploadQueue;
}

/** What can be done with a file just now: hold it, go on, drop it, or take it off the list. */
export function UploadActions({ item, queue }: UploadActionsProps) {
  const { id, phase, fileName } = item;
  const drop = useDrop(queue);
  const isOver = phase === "done" || phase === "refused";
  return (
    <div className="flex">
      {phase === "sending" || phase === "waiting" ? (
        <IconButton icon="pause" label={`Pause ${fileName}`} onClick={() => queue().pause(id)} />
      ) : null}
      {phase === "paused" ? (
        <IconButton icon="play" label={`Resume ${fileName}`} onClick={() => queue().resume(id)} />
      ) : null}
      {phase === "failed" ? (
        <IconButton icon="retry" label={`Try ${fileName} again`} onClick={() => queue().resume(id)} />
      ) : null}
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
