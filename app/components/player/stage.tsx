import { createContext, useContext, type RefObject } from "react";
import { type MediaPlayerInstance } from "@vidstack/react";
import { type PlayerEngine } from "./stream/player-engine.ts";
import { type PositionKeeper } from "./position/position-keeper.ts";
import { type PlayableSession } from "./player-types.ts";
import { type Preferences } from "./state/preferences.ts";

export type PanelName = "settings" | "chapters" | "help";
export type SettingsSection = "quality" | "audio" | "subtitles" | "look" | "speed";

/** What every part of the player shares. */
export interface Stage {
  readonly session: PlayableSession;
  /** Where the address asked to start; null where it went on where one stopped. */
  readonly startAtSeconds: number | null;
  readonly engine: PlayerEngine;
  readonly positionKeeper: PositionKeeper;
  readonly player: RefObject<MediaPlayerInstance>;
  /** Stays from episode to episode: what fills the screen. */
  readonly room: RefObject<HTMLElement>;
  /** The panel that is open: never more than one. */
  readonly panel: PanelName | null;
  readonly openPanel: (panel: PanelName | null) => void;
  readonly preferences: Preferences;
  readonly prefer: (change: Partial<Preferences>) => void;
  readonly backHref: string;
  readonly onNext: (playableId: string, byItself: boolean) => void;
}

export const StageContext = createContext<Stage | null>(null);

/** The stage that the asking part stands on. */
export function useStage(): Stage {
  const stage = useContext(StageContext);
  if (!stage) throw new Error("useStage is for parts of the player.");
  return stage;
}
