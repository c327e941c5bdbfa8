import { useFetcher } from "@remix-run/react";
import { formatBytes } from "#app/components/format/bytes.ts";
import { formatAgo } from "#app/components/format/dates.ts";
import { useClock } from "#app/components/layout/clock.tsx";
import { storedBytes } from "#app/components/upload/stored-bytes.ts";
import { Button } from "#app/components/ui/button.tsx";
import { ShareStrip } from "#app/components/ui/strip.tsx";
import { type UploadStatus } from "#core/uploads/types.ts";

interface UnfinishedUploadsProps {
  readonly uploads: readonly UploadStatus[];
  /** Those that are on their way on this page already. */
  readonly knownNames: ReadonlySet<string>;
}

/** What was begun and not ended, before a reload or on another day: choosing the same file again goes on with it. */
export function UnfinishedUploads({ uploads, knownNames }: UnfinishedUploadsProps) {
  const shown = uploads.filter(({ fileName }) => !knownNames.has(fileName));
  if (shown.length === 0) return null;
  return (
    <section aria-labelledby="unfinished" className="mt-10">
      <div className="heading">
        <h2 id="unfinished">Begun before</h2>
        <span>Choose the same file again: only what is missing is sent.</span>
      </div>
      <ul>
        {shown.map((upload) => (
          <UnfinishedUpload key={upload.id} upload={upload} />
        ))}
      </ul>
    </section>
  );
}

function UnfinishedUpload({ upload }: { readonly upload: UploadStatus }) {
  const clock = useClock();
  const fetcher = useFetcher();
  const stored = storedBytes(upload);
  const percent = Math.floor((stored / Math.max(1, upload.sizeBytes)) * 100);
  if (fetcher.formData) return null;
  return (
    <li className="upload" aria-label={upload.fileName}>
      <span className="name">{upload.fileName}</span>
      <fetcher.Form method="post">
        <input type="hidden" name="uploadId" value={upload.id} />
        <Button type="submit" size="small" tone="bad" aria-label={`Drop ${upload.fileName}`}>
          Drop it
        </Button>
      </fetcher.Form>
      <ShareStrip
        share={stored / Math.max(1, upload.sizeBytes)}
        label={`${percent} percent sent`}
        cells={48}
      />
      <p className="state">
        <span>
          {formatBytes(stored)} of {formatBytes(upload.sizeBytes)} are here
        </span>
        <span>begun {formatAgo(upload.createdAt, clock)}</span>
      </p>
    </li>
  );
}
