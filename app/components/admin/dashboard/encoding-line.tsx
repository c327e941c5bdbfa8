import { Link } from "@remix-run/react";
import { type ReactNode } from "react";
import { formatEstimate } from "#app/components/format/duration.ts";
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
  const { parts, secondsLeft, title } = video;
  const ready = parts.filter((part) => part === "ready").length;
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
        {secondsLeft !== null && secondsLeft > 0 ? (
          <span className="left">
            <b>{formatEstimate(secondsLeft)}</b> left
          </span>
        ) : null}
        {children}
      </div>
      {parts.length > 0 && video.state !== "ready" ? (
        <SegmentedBar parts={parts} label={`${title}: ${ready} of ${parts.length} parts encoded`} />
      ) : null}
      {under ? <div className="col-span-full">{under}</div> : null}
    </li>
  );
}
