import { useFetcher } from "@remix-run/react";
import { useState } from "react";
import { BenchLine } from "#app/components/admin/bench-line.tsx";
import { RetryButton } from "#app/components/admin/retry-button.tsx";
import { VideoFacts } from "#app/components/admin/video-facts.tsx";
import { useVideoProgress } from "#app/components/title/use-video-progress.ts";
import { Button } from "#app/components/ui/button.tsx";
import { type VideoDetail } from "#core/videos/types.ts";

/** What a person brought in, newest first, with how far it is. Nothing where there is nothing. */
export function MyVideos({ videos }: { readonly videos: readonly VideoDetail[] }) {
  const moving = videos.filter(({ state }) => state !== "ready" && state !== "failed");
  const live = useVideoProgress(moving.map(({ id }) => id));
  if (videos.length === 0) return null;
  return (
    <section aria-labelledby="mine" className="mt-10">
      <div className="heading">
        <h2 id="mine">What you brought</h2>
        <span>Yours alone, until an admin publishes it.</span>
      </div>
      <ul className="bench">
        {videos.map((video) => (
          <MyVideo key={video.id} video={{ ...video, ...live[video.id] }} />
        ))}
      </ul>
    </section>
  );
}

function MyVideo({ video }: { readonly video: VideoDetail }) {
  const fetcher = useFetcher();
  const [isGone, setGone] = useState(false);
  const send = (intent: "delete" | "undo"): void => {
    setGone(intent === "delete");
    fetcher.submit({ intent, videoId: video.id }, { method: "post" });
  };
  if (isGone) {
    return (
      <li>
        <span role="status" className="text-soft">
          {video.title} is deleted. Its files go in 7 days.
        </span>
        <button type="button" className="link min-h-tap" onClick={() => send("undo")}>
          Put it back<span className="sr-only">: {video.title}</span>
        </button>
      </li>
    );
  }
  return (
    <BenchLine video={video} to={`/title/${video.titleId}`} under={<VideoFacts video={video} />}>
      {video.canRetry ? <RetryButton videoId={video.id} title={video.title} /> : null}
      <Button size="small" tone="bad" aria-label={`Delete ${video.title}`} onClick={() => send("delete")}>
        Delete
      </Button>
    </BenchLine>
  );
}
