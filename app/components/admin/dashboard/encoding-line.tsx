import { Link } from "@remix-run/react";
import { type ReactNode } from "react";
import { fullQualityWords } from "#app/components/format/time-left.ts";
import { stateWords } from "#app/components/admin/queue/state-words.ts";
import { SegmentedBar } from "#app/components/ui/segmented-bar.tsx";
import { type VideoProgress } from "#core/videos/types.ts";

interface EncodingLineProps {
  readonly video: VideoProgress;
  /** Where its name leads; the title's editor unless given. */
  readonly to?: string;
  /** Details below the progress bar. */
  readonly under?: ReactNode;
  /** Buttons. */
  readonly children?: ReactNode;
}

/** A video that is processed: its name, state, time left and progress bar. */
export function EncodingLine({ video, to, under, children }: EncodingLineProps) {
  const { parts, progressPercent, title } = video;
  const left = fullQualityWords(video);
  return (
    <li>
      <b>
        <Link
          to={to ?? `/admin/titles/${video.titleId}`}
          className="-my-2 inline-block py-2 hover:text-accent"
        >
          {title}
        </Link>
        <span className="under">{stateWords(video)}</span>
      </b>
      <div className="acts justify-end">
        {left === null ? null : <span className="left">{left}</span>}
        {children}
      </div>
      {parts.length > 0 && video.state !== "ready" ? (
        <SegmentedBar parts={parts} label={`${title}: ${progressPercent} percent encoded`} />
      ) : null}
      {under ? <div className="col-span-full">{under}</div> : null}
    </li>
  );
}
