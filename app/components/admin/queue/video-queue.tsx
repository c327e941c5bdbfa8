import { EncodingLine } from "#app/components/admin/dashboard/encoding-line.tsx";
import { RetryFailed } from "#app/components/admin/queue/retry-button.tsx";
import { VideoFacts } from "#app/components/admin/queue/video-facts.tsx";
import { MoreButton } from "#app/components/catalog/more-button.tsx";
import { useMore } from "#app/components/catalog/use-more.ts";
import { useVideoProgress } from "#app/components/title/use-video-progress.ts";
import { type Page } from "#core/catalog/types.ts";
import { type VideoState, isUnfinished } from "#core/videos/video-states.ts";
import { type VideoDetail } from "#core/videos/types.ts";

interface VideoQueueProps {
  readonly page: Page<VideoDetail>;
  readonly state: VideoState | null;
}

/** The queue: every video with its progress, live; failed videos with their reason and a retry button. */
export function VideoQueue({ page, state }: VideoQueueProps) {
  const pathOf = (cursor: string): string => {
    const search = new URLSearchParams({ ...(state && { state }), cursor });
    return `/admin/jobs?${search}`;
  };
  const { items, ...more } = useMore(page, ({ id }) => id, pathOf);
  const unfinished = items.filter((video) => isUnfinished(video.state));
  const updates = useVideoProgress(unfinished.map(({ id }) => id));
  if (items.length === 0) return <p className="border-t border-line py-4 text-soft">No videos.</p>;
  return (
    <>
      <ul className="encoding-queue">
        {items.map((video) => (
          <EncodingLine
            key={video.id}
            video={updates[video.id] ?? video}
            under={<VideoFacts video={video} />}
          >
            <RetryFailed video={updates[video.id] ?? video} />
          </EncodingLine>
        ))}
      </ul>
      <div className="mt-4">
        <MoreButton {...more} words="Load more" />
      </div>
    </>
  );
}
