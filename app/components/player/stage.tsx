import { createContext, useContext, type RefObject } from "react";
import { type MediaPlayerInstance } from "@vidstack/react";
import { type PlayerEngine } from "./stream/player-engine.ts";
import { type PositionKeeper } from "./position/position-keeper.ts";
import { type PlayableSession } from "./player-types.ts";
import { type Preferences } from "./state/preferences.ts";

export type PanelName = "settings" | "chapters" | "help";
export type SettingsSection = "quality" | "audio" | "subtitles" | "look" | "speed";

/** The state that all parts of the player share. */
export interface Stage {
  readonly session: PlayableSession;
  /** The start position of the address; null where playback resumed. */
  readonly startAtSeconds: number | null;
  readonly engine: PlayerEngine;
  readonly positionKeeper: PositionKeeper;
  readonly player: RefObject<MediaPlayerInstance>;
  /** The element that fills the screen; it stays from episode to episode. */
  readonly room: RefObject<HTMLElement>;
  /** The panel that is open: never more than one. */
  readonly panel: PanelName | null;
  readonly openPanel: (panel: PanelName | null) => void;
  readonly preferences: Preferences;
  readonly prefer: (change: Partial<Preferences>) => void;
  readonly backHref: string;
  /** Goes there. */
  readonly leave: () => void;
  readonly onNext: (playableId: string, byItself: boolean) => void;
}

export const StageContext = createContext<Stage | null>(null);

/** The shared state of the player. Throws outside the player. */
export function useStage(): Stage {
  const stage = useContext(StageContext);
  if (!stage) throw new Error("useStage must be used inside the player.");
  return stage;
}
