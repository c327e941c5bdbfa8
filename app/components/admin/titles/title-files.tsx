import { EncodingLine } from "#app/components/admin/dashboard/encoding-line.tsx";
import { RetryButton } from "#app/components/admin/queue/retry-button.tsx";
import { VideoFacts } from "#app/components/admin/queue/video-facts.tsx";
import { useVideoProgress } from "#app/components/title/use-video-progress.ts";
import { type VideoDetail } from "#core/videos/types.ts";

/** The files of a title and what became of them, live while they are encoded. */
export function TitleFiles({ files }: { readonly files: readonly VideoDetail[] }) {
  const moving = files.filter(({ state }) => state !== "ready" && state !== "failed");
  const updates = useVideoProgress(moving.map(({ id }) => id));
  return (
    <section aria-labelledby="files">
      <div className="heading">
        <h2 id="files">Files</h2>
      </div>
      {files.length === 0 ? (
        <p className="border-t border-line py-4 text-soft">No file is here yet.</p>
      ) : null}
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

/** Episodes in their order: their names begin with the series and the place. */
function byEpisodeNumber(a: VideoDetail, b: VideoDetail): number {
  return inOrder.compare(a.title, b.title);
}
