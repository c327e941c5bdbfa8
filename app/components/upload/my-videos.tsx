import { deletedWords, RESTORE } from "#app/components/admin/deleted/deleted-words.ts";
import { EncodingLine } from "#app/components/admin/dashboard/encoding-line.tsx";
import { RetryFailed } from "#app/components/admin/queue/retry-button.tsx";
import { VideoFacts } from "#app/components/admin/queue/video-facts.tsx";
import { useInTurn } from "#app/components/catalog/use-in-turn.ts";
import { useKeptSlots } from "#app/components/catalog/use-kept-slots.ts";
import { useVideoProgress } from "#app/components/title/use-video-progress.ts";
import { UndoLine } from "#app/components/ui/undo-line.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { useToast } from "#app/components/ui/toast.tsx";
import { type VideoDetail } from "#core/videos/types.ts";
import { isUnfinished } from "#core/videos/video-states.ts";

/** The user's own uploads, newest first, with their progress. Renders nothing without uploads. */
export function MyVideos({ videos }: { readonly videos: readonly VideoDetail[] }) {
  const unfinished = videos.filter(({ state }) => isUnfinished(state));
  const updates = useVideoProgress(unfinished.map(({ id }) => id));
  const { slots, isGone, leave, comeBack } = useKeptSlots(videos, keyOf);
  const announce = useToast();
  const submit = useInTurn(undefined, (words) => announce({ words }));
  const send = (intent: "delete" | "undo", video: VideoDetail): void => {
    (intent === "delete" ? leave : comeBack)(video);
    submit({ intent, videoId: video.id });
  };
  if (slots.length === 0) return null;
  return (
    <section aria-labelledby="mine" className="mt-10">
      <div className="heading">
        <h2 id="mine">Your uploads</h2>
        <span>Private until an admin publishes them.</span>
      </div>
      <ul className="encoding-queue">
        {slots.map((video) => (
          <MyVideo
            key={video.id}
            video={{ ...video, ...updates[video.id] }}
            isGone={isGone(video)}
            onDelete={() => send("delete", video)}
            onUndo={() => send("undo", video)}
          />
        ))}
      </ul>
    </section>
  );
}

function keyOf({ id }: VideoDetail): string {
  return id;
}

interface MyVideoProps {
  readonly video: VideoDetail;
  readonly isGone: boolean;
  readonly onDelete: () => void;
  readonly onUndo: () => void;
}

function MyVideo({ video, isGone, onDelete, onUndo }: MyVideoProps) {
  if (isGone) {
    return (
      <li>
        <UndoLine words={deletedWords(video.title)} name={video.title} label={RESTORE} onUndo={onUndo} />
      </li>
    );
  }
  return (
    <EncodingLine video={video} to={`/title/${video.titleId}`} under={<VideoFacts video={video} />}>
      <RetryFailed video={video} />
      <Button size="small" tone="bad" aria-label={`Delete ${video.title}`} onClick={onDelete}>
        Delete
      </Button>
    </EncodingLine>
  );
}
