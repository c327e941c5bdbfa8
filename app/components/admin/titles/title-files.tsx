import { EncodingLine } from "#app/components/admin/dashboard/encoding-line.tsx";
import { RetryButton } from "#app/components/admin/queue/retry-button.tsx";
import { VideoFacts } from "#app/components/admin/queue/video-facts.tsx";
import { useVideoProgress } from "#app/components/title/use-video-progress.ts";
import { type VideoDetail } from "#core/videos/types.ts";

/** The files of a title with their state, live while they are processed. */
export function TitleFiles({ files }: { readonly files: readonly VideoDetail[] }) {
  const unfinished = files.filter(({ state }) => state !== "ready" && state !== "failed");
  const updates = useVideoProgress(unfinished.map(({ id }) => id));
  return (
    <section aria-labelledby="files">
      <div className="heading">
        <h2 id="files">Files</h2>
      </div>
      {files.length === 0 ? <p className="border-t border-line py-4 text-soft">No files yet.</p> : null}
      <ul className="encoding-queue">
        {[...files].sort(byEpisodeNumber).map((file) => {
          const video = updates[file.id] ?? file;
          return (
            <EncodingLine key={file.id} video={video} under={<VideoFacts video={file} />}>
              {video.canRetry ? <RetryButton videoId={file.id} title={file.title} /> : null}
            </EncodingLine>
          );
        })}
      </ul>
    </section>
  );
}

const inOrder = new Intl.Collator("en", { numeric: true });

/** Sorts episodes by their names, which begin with the series and the episode's number. */
function byEpisodeNumber(a: VideoDetail, b: VideoDetail): number {
  return inOrder.compare(a.title, b.title);
}
