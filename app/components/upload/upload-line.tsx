import { formatBytes, formatSpeed } from "#app/components/format/bytes.ts";
import { uploadLeftWords } from "#app/components/format/time-left.ts";
import { UploadedVideo } from "#app/components/upload/uploaded-video.tsx";
import { SameFileQuestion } from "#app/components/upload/same-file-question.tsx";
import { SeriesOfferLine } from "#app/components/upload/series-offer-line.tsx";
import { UploadActions } from "#app/components/upload/upload-actions.tsx";
import { secondsLeftOf, speedOf, type UploadItem } from "#app/components/upload/transfer/upload-item.ts";
import { type UploadQueue } from "#app/components/upload/transfer/upload-queue.ts";
import { Icon } from "#app/components/ui/icon.tsx";
import { ShareBar } from "#app/components/ui/segmented-bar.tsx";
import { type VideoProgress } from "#core/videos/types.ts";

interface UploadLineProps {
  readonly item: UploadItem;
  readonly queue: () => UploadQueue;
  /** The video that it became, once it is uploaded. */
  readonly video: VideoProgress | undefined;
}

/** The upload of a file: its progress, speed and time left; then the progress of its encoding. */
export function UploadLine({ item, queue, video }: UploadLineProps) {
  const { phase, fileName, sizeBytes, sentBytes, message, same, created } = item;
  const percent = sizeBytes > 0 ? Math.floor((sentBytes / sizeBytes) * 100) : 0;
  const shown = !["refused", "done", "checking", "asking"].includes(phase);
  return (
    <li className="upload" aria-label={fileName}>
      <span className="name">{fileName}</span>
      <UploadActions item={item} queue={queue} />
      {shown ? (
        <ShareBar
          share={sentBytes / Math.max(1, sizeBytes)}
          label={`${percent} percent uploaded`}
          cells={48}
        />
      ) : null}
      {message ? (
        <p className="state text-bad!" role="alert">
          <span className="flex items-baseline gap-2">
            <span className="translate-y-0.5">
              <Icon name="warning" />
            </span>
            {message}
          </span>
        </p>
      ) : null}
      {created ? (
        <UploadedVideo
          titleId={item.seriesId ?? created.titleId}
          playableId={created.playableId}
          video={video}
        />
      ) : same ? (
        <SameFileQuestion item={item} same={same} queue={queue} />
      ) : phase === "refused" ? null : (
        <SendingWords item={item} percent={percent} />
      )}
      {item.uploadId === null || item.isFilm ? null : (
        <SeriesOfferLine key={item.uploadId} item={item} uploadId={item.uploadId} queue={queue} />
      )}
    </li>
  );
}

function SendingWords({ item, percent }: { readonly item: UploadItem; readonly percent: number }) {
  const { phase, sentBytes, foundBytes, sizeBytes } = item;
  const speed = speedOf(item);
  const left = uploadLeftWords(secondsLeftOf(item));
  return (
    <p className="state">
      <span>{phaseWords[phase]}</span>
      {phase === "checking" ? null : (
        <span>
          {formatBytes(sentBytes)} of {formatBytes(sizeBytes)}, {percent} %
        </span>
      )}
      {speed === null ? null : <span>{formatSpeed(speed)}</span>}
      {left === null ? null : <span>{left}</span>}
      {foundBytes > 0 && phase !== "failed" ? <span>{formatBytes(foundBytes)} uploaded before</span> : null}
    </p>
  );
}

const phaseWords = {
  checking: "Checking",
  asking: "Already in your library",
  waiting: "Queued",
  sending: "Uploading",
  paused: "Paused",
  finishing: "Finishing upload",
  done: "Uploaded",
  refused: "Rejected",
  failed: "Stopped",
} as const satisfies Record<UploadItem["phase"], string>;
