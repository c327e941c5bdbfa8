import { type ReactNode } from "react";
import { formatSpeed } from "#app/components/format/bytes.ts";
import { uploadLeftWords } from "#app/components/format/time-left.ts";
import { counted } from "#app/components/format/words.ts";
import { DropZone } from "#app/components/upload/drop-zone.tsx";
import { ownLine, UnfinishedUploads } from "#app/components/upload/unfinished-uploads.tsx";
import { totalOf } from "#app/components/upload/transfer/upload-item.ts";
import { UploadLine } from "#app/components/upload/upload-line.tsx";
import { uploadHeading } from "#app/components/upload/upload-heading.ts";
import { Sentences } from "#app/components/ui/sentences.tsx";
import { useToast } from "#app/components/ui/toast.tsx";
import { useUploads } from "#app/components/upload/use-uploads.ts";
import { useKeptFocus } from "#app/hooks/use-kept-focus.ts";
import { useFreshOn } from "#app/hooks/use-fresh-on.ts";
import { useVideoProgress } from "#app/components/title/use-video-progress.ts";
import { VisibilityNote } from "#app/components/upload/visibility-note.tsx";
import {
  type ChosenSeries,
  type UnfinishedUpload,
  type UploadStatus,
  type UploadVisibility,
} from "#core/uploads/types.ts";

interface UploadPageProps {
  /** What becomes of uploads that are begun now. */
  readonly visibility: UploadVisibility;
  readonly unfinished: readonly UploadStatus[];
  /** Unfinished uploads of other users, for admins. */
  readonly others?: readonly UnfinishedUpload[];
  /** The series that new uploads are added to, and its name. */
  readonly series?: { readonly name: string; readonly chosen: ChosenSeries } | null;
  /** Fields below the drop zone that choose it. */
  readonly seriesFields?: ReactNode;
}

/** The upload page: several files at once, each with its progress, and the unfinished uploads. */
export function UploadPage({
  visibility,
  unfinished,
  others = [],
  series = null,
  seriesFields,
}: UploadPageProps) {
  const { items, settled, queue } = useUploads();
  const videoIds = items.flatMap(({ created }) => (created ? [created.videoId] : []));
  const videos = useVideoProgress(videoIds);
  const total = totalOf(items);
  const left = uploadLeftWords(total.seconds);
  const keptFocus = useKeptFocus<HTMLUListElement>(items.length);
  const announce = useToast();
  const add = (files: readonly File[]): void => {
    const [running] = queue().add(files, series?.chosen);
    if (running !== undefined) announce({ words: `${running} is already uploading.` });
  };
  useFreshOn(String(videoIds.length));
  return (
    <>
      <header className="admin-head">
        <h1 className="display">
          <Sentences words={uploadHeading(items)} />
        </h1>
      </header>
      <DropZone
        onFiles={add}
        isLarge={items.length === 0}
        {...(series ? { hint: `They become episodes of ${series.name}.` } : {})}
      />
      <VisibilityNote visibility={visibility} />
      {seriesFields}
      {items.length > 0 ? (
        <section aria-labelledby="uploads" className="mt-10">
          <div className="heading">
            <h2 id="uploads">Uploads</h2>
            <span>
              {left === null ? "" : `${counted(total.files, "file")}, ${formatSpeed(total.speed)}, ${left}. `}
              Uploads continue while you browse Matinee. If you reload the page, choose the files again to
              resume.
            </span>
          </div>
          <ul {...keptFocus}>
            {items.map((item) => (
              <UploadLine
                key={item.id}
                item={item}
                queue={queue}
                video={item.created ? videos[item.created.videoId] : undefined}
              />
            ))}
          </ul>
        </section>
      ) : null}
      <UnfinishedUploads uploads={unfinished.map(ownLine)} settled={settled} queue={queue} />
      <UnfinishedUploads
        heading="Unfinished uploads of other users"
        hint="Cancelling deletes the uploaded data."
        uploads={others}
        settled={settled}
        queue={queue}
      />
    </>
  );
}
