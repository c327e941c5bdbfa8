import { Link } from "@remix-run/react";
import { counted } from "#app/components/format/words.ts";
import { EncodingLine } from "#app/components/admin/dashboard/encoding-line.tsx";
import { useVideoProgress } from "#app/components/title/use-video-progress.ts";
import { type VideoProgress } from "#core/videos/types.ts";

interface EncodingQueueProps {
  readonly videos: readonly VideoProgress[];
  /** Segments that wait for a transcoder. */
  readonly queuedSegments: number;
}

/** The videos that are being processed, live. */
export function EncodingQueue({ videos, queuedSegments }: EncodingQueueProps) {
  const updates = useVideoProgress(videos.map(({ id }) => id));
  return (
    <section aria-labelledby="processing">
      <div className="heading">
        <h2 id="processing">Processing</h2>
        <Link to="/admin/jobs" className="inline-flex min-h-tap items-center">
          See all
        </Link>
      </div>
      {videos.length === 0 ? (
        <p className="border-t border-line py-4 text-soft">Nothing is processing.</p>
      ) : (
        <ul className="encoding-queue">
          {videos.map((video) => (
            <EncodingLine key={video.id} video={updates[video.id] ?? video} />
          ))}
        </ul>
      )}
      {queuedSegments > 0 ? (
        <p className="text-quiet text-xs">{counted(queuedSegments, "segment")} queued.</p>
      ) : null}
    </section>
  );
}
