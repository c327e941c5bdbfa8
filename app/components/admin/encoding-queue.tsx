import { Link } from "@remix-run/react";
import { counted } from "#app/components/format/words.ts";
import { BenchLine } from "#app/components/admin/encoding-line.tsx";
import { useVideoProgress } from "#app/components/title/use-video-progress.ts";
import { type VideoProgress } from "#core/videos/types.ts";

interface BenchProps {
  readonly videos: readonly VideoProgress[];
  readonly waitingChunks: number;
}

/** On the bench: what is being encoded just now, live. */
export function Bench({ videos, waitingChunks }: BenchProps) {
  const live = useVideoProgress(videos.map(({ id }) => id));
  return (
    <section aria-labelledby="bench">
      <div className="heading">
        <h2 id="bench">On the bench</h2>
        <Link to="/admin/jobs" className="inline-flex min-h-tap items-center">
          All jobs
        </Link>
      </div>
      {videos.length === 0 ? (
        <p className="border-t border-line py-4 text-soft">Nothing is being encoded.</p>
      ) : (
        <ul className="bench">
          {videos.map((video) => (
            <BenchLine key={video.id} video={live[video.id] ?? video} />
          ))}
        </ul>
      )}
      {waitingChunks > 0 ? (
        <p className="text-quiet text-xs">
          {counted(waitingChunks, "part waits", "parts wait")} for a transcoder.
        </p>
      ) : null}
    </section>
  );
}
