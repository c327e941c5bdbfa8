import { Link } from "@remix-run/react";
import { RetryFailed } from "#app/components/admin/queue/retry-button.tsx";
import { PreparingBar, preparingWords } from "#app/components/title/preparing.tsx";
import { watchPath } from "#app/components/catalog/title-words.ts";
import { Button, ButtonLink } from "#app/components/ui/button.tsx";
import { type VideoProgress } from "#core/videos/types.ts";
import { isUnfinished, isWatchable } from "#core/videos/video-states.ts";

interface UploadedVideoProps {
  readonly titleId: string;
  readonly playableId: string;
  readonly video: VideoProgress | undefined;
}

/** The video of an uploaded file: the progress of its encoding, and the link to watch it as soon as it is playable. */
export function UploadedVideo({ titleId, playableId, video }: UploadedVideoProps) {
  const canWatch = isWatchable(video?.state ?? null);
  return (
    <div className="col-span-full grid gap-2">
      {video && isUnfinished(video.state) ? <PreparingBar video={video} /> : null}
      <p
        className={`text-xs leading-text ${video?.state === "failed" ? "text-bad" : "text-quiet"}`}
        role="status"
      >
        {video ? preparingWords(video) : "Uploaded. Waiting to be processed."}
      </p>
      {video ? <RetryFailed video={video} /> : null}
      <div className="acts">
        {video?.state === "failed" ? null : canWatch ? (
          <ButtonLink to={watchPath(playableId)} tone="fill" size="small">
            Watch
          </ButtonLink>
        ) : (
          <Button size="small" disabled>
            Watch
          </Button>
        )}
        <Link to={`/title/${titleId}`} className="link inline-flex min-h-tap items-center text-xs">
          View page
        </Link>
      </div>
    </div>
  );
}
