import { useMemo, useSyncExternalStore } from "react";
import { useMediaState } from "@vidstack/react";
import { useStage } from "../stage.tsx";
import { qualityLevels } from "../stream/quality-control.ts";
import { heightLabel, qualityWords } from "./quality-words.ts";

/** The renditions, the selected one, and the one that plays. Empty where the native player chooses. */
export function useQualities() {
  const { engine } = useStage();
  const readiness = useSyncExternalStore(engine.readiness.subscribe, engine.readiness.get);
  const selected = useSyncExternalStore(engine.subscribe, engine.getSelectedRendition);
  // vidstack reports changes of the list of levels and of the level that plays.
  const qualities = useMediaState("qualities");
  const playing = useMediaState("quality");
  const list = useMemo(() => {
    const levels = engine.hls && qualities.length > 0 ? qualityLevels(engine.hls) : [];
    const rates = engine.hls?.levels.map((level) => level.averageBitrate || level.bitrate) ?? [];
    return qualityWords(
      levels.map((level, index) => ({ ...level, bitrate: rates[index] ?? 0 })),
      readiness,
    );
  }, [engine, qualities, readiness]);
  return { list, selected, now: playing ? heightLabel(playing) : null };
}
