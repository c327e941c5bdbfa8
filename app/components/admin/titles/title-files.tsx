import { type SubtitleItem } from "#core/subtitles/types.ts";
import { EncodingLine } from "#app/components/admin/dashboard/encoding-line.tsx";
import { FileSubtitles } from "#app/components/admin/subtitles/file-subtitles.tsx";
import { RetryFailed } from "#app/components/admin/queue/retry-button.tsx";
import { VideoFacts } from "#app/components/admin/queue/video-facts.tsx";
import { MarkersEditor } from "#app/components/admin/markers/markers-editor.tsx";
import { useVideoProgress } from "#app/components/title/use-video-progress.ts";
import { type VideoDetail } from "#core/videos/types.ts";
import { isUnfinished, isWatchable } from "#core/videos/video-states.ts";

interface TitleFilesProps {
  readonly files: readonly VideoDetail[];
  /** Of all files. */
  readonly subtitles: readonly SubtitleItem[];
}

/** The files of a title with their state, live while they are processed. */
export function TitleFiles({ files, subtitles }: TitleFilesProps) {
  const unfinished = files.filter(({ state }) => isUnfinished(state));
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
            <EncodingLine
              key={file.id}
              video={video}
              under={<FileDetails file={file} subtitles={subtitles} />}
            >
              <RetryFailed video={video} />
            </EncodingLine>
          );
        })}
      </ul>
    </section>
  );
}

interface FileDetailsProps {
  readonly file: VideoDetail;
  readonly subtitles: readonly SubtitleItem[];
}

function FileDetails({ file, subtitles }: FileDetailsProps) {
  return (
    <>
      <VideoFacts video={file} />
      {isWatchable(file.state) ? <MarkersEditor videoId={file.id} name={file.title} /> : null}
      <FileSubtitles file={file} subtitles={subtitles.filter(({ videoId }) => videoId === file.id)} />
    </>
  );
}

const inOrder = new Intl.Collator("en", { numeric: true });

/** Sorts episodes by their names, which begin with the series and the episode's number. */
function byEpisodeNumber(a: VideoDetail, b: VideoDetail): number {
  return inOrder.compare(a.title, b.title);
}
