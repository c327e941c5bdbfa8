import { Form } from "@remix-run/react";
import { useId, type FormEvent } from "react";
import { formatBytes } from "#app/components/format/bytes.ts";
import { formatAgo } from "#app/components/format/dates.ts";
import { useClock } from "#app/components/layout/clock.tsx";
import { storedBytes } from "#app/components/upload/transfer/stored-bytes.ts";
import { type UploadQueue } from "#app/components/upload/transfer/upload-queue.ts";
import { useDropUpload } from "#app/components/upload/use-drop-upload.ts";
import { Button } from "#app/components/ui/button.tsx";
import { ShareBar } from "#app/components/ui/segmented-bar.tsx";
import { useKeptFocus } from "#app/hooks/use-kept-focus.ts";
import { type UnfinishedUpload, type UploadStatus } from "#core/uploads/types.ts";

interface UnfinishedUploadsProps {
  readonly uploads: readonly UnfinishedUpload[];
  /** Those that are in this page's list already, or were cancelled. */
  readonly settled: ReadonlySet<string>;
  readonly queue: () => UploadQueue;
  readonly heading?: string;
  /** The text beside the heading. */
  readonly hint?: string;
}

const resumeHint = "Choose the same file again to resume.";

/** Uploads that were started before a reload and not finished. Choosing the same file again resumes them. */
export function UnfinishedUploads({
  uploads,
  settled,
  queue,
  heading = "Unfinished uploads",
  hint = resumeHint,
}: UnfinishedUploadsProps) {
  const headingId = useId();
  const shown = uploads.filter(({ id }) => !settled.has(id));
  const keptFocus = useKeptFocus<HTMLUListElement>(shown.length);
  if (shown.length === 0) return null;
  return (
    <section aria-labelledby={headingId} className="mt-10">
      <div className="heading">
        <h2 id={headingId}>{heading}</h2>
        <span>{hint}</span>
      </div>
      <ul {...keptFocus}>
        {shown.map((upload) => (
          <UnfinishedLine key={upload.id} upload={upload} queue={queue} />
        ))}
      </ul>
    </section>
  );
}

/** The user's own upload as the list shows it. */
export function ownLine(upload: UploadStatus): UnfinishedUpload {
  const { id, fileName, sizeBytes, createdAt } = upload;
  return { id, fileName, sizeBytes, createdAt, storedBytes: storedBytes(upload) };
}

interface UnfinishedLineProps {
  readonly upload: UnfinishedUpload;
  readonly queue: () => UploadQueue;
}

function UnfinishedLine({ upload, queue }: UnfinishedLineProps) {
  const clock = useClock();
  const drop = useDropUpload(queue);
  const { storedBytes: stored, ownerName } = upload;
  const percent = Math.floor((stored / Math.max(1, upload.sizeBytes)) * 100);
  // Without scripts the form cancels it at once; with them it can be undone.
  const dropSoftly = (event: FormEvent): void => {
    event.preventDefault();
    drop(upload.id, upload.fileName, () => queue().drop(upload.id));
  };
  return (
    <li className="upload" aria-label={upload.fileName}>
      <span className="name">{upload.fileName}</span>
      <Form method="post" onSubmit={dropSoftly}>
        <input type="hidden" name="uploadId" value={upload.id} />
        <Button type="submit" size="small" tone="bad" aria-label={`Cancel upload of ${upload.fileName}`}>
          Cancel upload
        </Button>
      </Form>
      <ShareBar
        share={stored / Math.max(1, upload.sizeBytes)}
        label={`${percent} percent uploaded`}
        cells={48}
      />
      <p className="state">
        <span>
          {formatBytes(stored)} of {formatBytes(upload.sizeBytes)} uploaded
        </span>
        <span>started {formatAgo(upload.createdAt, clock)}</span>
        {ownerName === undefined ? null : <span>by {ownerName}</span>}
      </p>
    </li>
  );
}
