import { useMemo, useSyncExternalStore, type CSSProperties } from "react";
import { TimeSlider } from "@vidstack/react";
import { SKIP_SECONDS } from "../keyboard/key-action.ts";
import { useStage } from "../stage.tsx";
import { HoverPreview } from "./hover-preview.tsx";
import { chapterMask, preparedSpans } from "./prepared-spans.ts";

/** The film as a line: chapters are its sections, encoded parts are solid, the rest is dotted. */
export function Scrubber() {
  const { session } = useStage();
  const mask = useMemo(
    () =>
      chapterMask(
        session.chapters.map(({ startSeconds }) => startSeconds),
        session.durationSeconds,
      ),
    [session.chapters, session.durationSeconds],
  );
  return (
    <TimeSlider.Root className="scrubber" aria-label="Position" keyStep={SKIP_SECONDS} data-focus-row="">
      <span className="scrubber-line" style={mask ? { maskImage: mask, WebkitMaskImage: mask } : undefined}>
        <PreparedSpans />
        <span className="scrubber-played" />
      </span>
      <span className="scrubber-head" />
      <HoverPreview />
    </TimeSlider.Root>
  );
}

function PreparedSpans() {
  const { engine, session } = useStage();
  const readiness = useSyncExternalStore(engine.readiness.subscribe, engine.readiness.get);
  const spans = useMemo(
    () => preparedSpans(readiness, session.durationSeconds),
    [readiness, session.durationSeconds],
  );
  return spans.map(({ from, to }) => (
    <span
      key={from}
      className="scrubber-prepared"
      style={{ "--from": `${from * 100}%`, "--length": `${(to - from) * 100}%` } as CSSProperties}
    />
  ));
}
