import { useActiveTextCues, useMediaState, type TextTrack } from "@vidstack/react";
import { useStage } from "../stage.tsx";
import { cueLines, type CueRun } from "./cue-text.ts";

/**
 * The lines that are spoken now, as text. Not vidstack's own captions: those let a cue's markup become elements.
 * A cue that asks for the upper part of the frame gets it.
 */
export function Subtitles() {
  const track = useMediaState("textTrack");
  return track?.mode === "showing" ? <ActiveCues track={track} /> : null;
}

function ActiveCues({ track }: { track: TextTrack }) {
  const { preferences } = useStage();
  const cues = useActiveTextCues(track);
  if (cues.length === 0) return null;
  const upper = cues.filter(isUpper);
  const lower = cues.filter((cue) => !isUpper(cue));
  const look = { "data-size": preferences.subtitleSize, "data-background": preferences.subtitleBackground };
  return (
    <div className="subtitles" lang={track.language || undefined} {...look}>
      <Lines texts={upper.map(({ text }) => text)} side="upper" />
      <Lines texts={lower.map(({ text }) => text)} side="lower" />
    </div>
  );
}

function Lines({ texts, side }: { texts: readonly string[]; side: "upper" | "lower" }) {
  if (texts.length === 0) return null;
  return (
    <div data-side={side}>
      {texts.map((text, index) => (
        <p key={index}>
          {cueLines(text).map((line, number) => (
            <span key={number} className="subtitle-line">
              <span>
                {line.map((run, position) => (
                  <Run key={position} run={run} />
                ))}
              </span>
            </span>
          ))}
        </p>
      ))}
    </div>
  );
}

function Run({ run }: { run: CueRun }) {
  if (!run.isItalic && !run.isBold && !run.isUnderlined) return run.text;
  const style = {
    fontStyle: run.isItalic ? "italic" : undefined,
    fontWeight: run.isBold ? 700 : undefined,
    textDecoration: run.isUnderlined ? "underline" : undefined,
  };
  return <span style={style}>{run.text}</span>;
}

/** `line` counts from the top: in lines (an integer), or in percent. */
function isUpper(cue: { readonly line: number | "auto"; readonly snapToLines: boolean }): boolean {
  if (cue.line === "auto") return false;
  return cue.snapToLines ? cue.line >= 0 && cue.line <= 5 : cue.line < 50;
}
