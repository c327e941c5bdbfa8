import { useRef, useState, type CSSProperties, type KeyboardEvent, type PointerEvent } from "react";
import { Frame } from "#app/components/admin/markers/frame.tsx";
import { type EdgeName, type Edges, snapped, stepOf } from "#app/components/admin/markers/marker-times.ts";
import { useFrames } from "#app/components/admin/markers/use-frames.ts";
import { formatTimecode } from "#app/components/format/duration.ts";
import { type MarkerEditorData } from "#core/markers/types.ts";

interface MarkerTimelineProps {
  readonly data: MarkerEditorData;
  readonly edges: Edges;
  readonly onChange: (name: EdgeName, seconds: number) => void;
}

const FRAME_COUNT = 8;
export const EDGE_NAMES: Record<EdgeName, string> = {
  introStart: "Intro start",
  introEnd: "Intro end",
  creditsStart: "Credits start",
  creditsEnd: "Credits end",
};

/** The video as a row of frames, with the intro and the credits as bands whose edges can be moved. */
export function MarkerTimeline({ data, edges, onChange }: MarkerTimelineProps) {
  const { durationSeconds, storyboardUrl, chapters } = data;
  const frameAt = useFrames(storyboardUrl);
  const track = useRef<HTMLDivElement>(null);
  const [held, setHeld] = useState<EdgeName | null>(null);
  const percent = (seconds: number): string => `${(seconds / durationSeconds) * 100}%`;
  const move = (name: EdgeName, { clientX }: PointerEvent): void => {
    const box = track.current?.getBoundingClientRect();
    if (!box) return;
    const seconds = ((clientX - box.left) / box.width) * durationSeconds;
    const starts = chapters.map((chapter) => chapter.startSeconds);
    onChange(name, snapped(seconds, starts, durationSeconds));
  };
  const handle = (name: EdgeName) => {
    const seconds = edges[name];
    if (seconds === null || Number.isNaN(seconds)) return null;
    return (
      <EdgeHandle
        key={name}
        {...{ name, seconds, durationSeconds }}
        tile={held === name ? frameAt(seconds) : null}
        onHold={(isHeld) => setHeld(isHeld ? name : null)}
        onMove={(event) => move(name, event)}
        onStep={(next) => onChange(name, Math.min(durationSeconds, Math.max(0, next)))}
      />
    );
  };
  return (
    <div className="marker-timeline">
      <div className="frames" aria-hidden="true">
        {Array.from({ length: FRAME_COUNT }, (_, index) => (
          <Frame key={index} tile={frameAt(((index + 0.5) / FRAME_COUNT) * durationSeconds)} />
        ))}
      </div>
      <div className="track" ref={track}>
        {chapters.map(({ startSeconds }) => (
          <i
            key={startSeconds}
            className="chapter"
            style={{ left: percent(startSeconds) }}
            aria-hidden="true"
          />
        ))}
        <Band words="Intro" start={edges.introStart} end={edges.introEnd} percent={percent} />
        <Band words="Credits" start={edges.creditsStart} end={edges.creditsEnd} percent={percent} />
        {(Object.keys(EDGE_NAMES) as EdgeName[]).map(handle)}
      </div>
      <div className="axis" aria-hidden="true">
        {[0, 0.25, 0.5, 0.75, 1].map((share) => (
          <span key={share}>{formatTimecode(share * durationSeconds)}</span>
        ))}
      </div>
    </div>
  );
}

interface BandProps {
  readonly words: string;
  readonly start: number | null;
  readonly end: number | null;
  readonly percent: (seconds: number) => string;
}

function Band({ words, start, end, percent }: BandProps) {
  if (start === null || end === null || !(end > start)) return null;
  return (
    <span className="band" style={{ left: percent(start), width: percent(end - start) }} aria-hidden="true">
      {words}
    </span>
  );
}

interface EdgeHandleProps {
  readonly name: EdgeName;
  readonly seconds: number;
  readonly durationSeconds: number;
  readonly tile: Parameters<typeof Frame>[0]["tile"];
  readonly onHold: (isHeld: boolean) => void;
  readonly onMove: (event: PointerEvent) => void;
  readonly onStep: (seconds: number) => void;
}

function EdgeHandle({ name, seconds, durationSeconds, tile, onHold, onMove, onStep }: EdgeHandleProps) {
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = stepOf(event.key, event.shiftKey);
    if (step === null) return;
    event.preventDefault();
    onStep(Math.round((seconds + step) * 10) / 10);
  };
  const style = { left: `${(seconds / durationSeconds) * 100}%` } as CSSProperties;
  return (
    <span
      className="edge"
      data-side={name.endsWith("Start") ? "start" : "end"}
      style={style}
      role="slider"
      tabIndex={0}
      aria-label={EDGE_NAMES[name]}
      aria-valuemin={0}
      aria-valuemax={Math.round(durationSeconds)}
      aria-valuenow={Math.round(seconds)}
      aria-valuetext={formatTimecode(seconds)}
      onKeyDown={onKeyDown}
      onFocus={() => onHold(true)}
      onBlur={() => onHold(false)}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        event.currentTarget.focus();
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) onMove(event);
      }}
    >
      {tile ? (
        <span className="preview">
          <Frame tile={tile} />
          <b>{formatTimecode(seconds)}</b>
        </span>
      ) : null}
    </span>
  );
}
