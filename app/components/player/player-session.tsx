import {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type RefObject,
} from "react";
import { type MediaPlayerInstance } from "@vidstack/react";
import { PlayerView } from "./player-view.tsx";
import { type Trouble } from "./overlays/broken.tsx";
import { type PlayableSession, type PlayerProps } from "./player-types.ts";
import { usePositionKeeper } from "./position/use-saved-position.ts";
import { readPreferences, writePreferences, type Preferences } from "./state/preferences.ts";
import { StageContext, type PanelName, type Stage } from "./stage.tsx";
import { PlayerEngine } from "./stream/player-engine.ts";
import { lengthSeconds } from "./stream/segment-ranges.ts";

/** One playable being watched: its engine, its panels, and another loading after trouble. */
export function PlayerSession(props: PlayerProps & { room: RefObject<HTMLElement> }) {
  const { backend, room, backHref, onLeave, onNext } = props;
  // The page may load its data again while this plays; new addresses would start it over.
  const [first] = useState(props.session);
  const [startAtSeconds] = useState(props.startAtSeconds);
  const player = useRef<MediaPlayerInstance>(null);
  const [preferences, prefer] = usePreferences();
  const [engine] = useState(
    () => new PlayerEngine(first, startAtSeconds, backend, preferences.audioLanguage),
  );
  const positionKeeper = usePositionKeeper(first, backend);
  const session = useAsLongAsItIs(first, engine);
  const [panel, openPanel] = useState<PanelName | null>(null);
  const { loading, trouble, onTrouble, reload } = useLoadings(engine, player);

  useEffect(() => backend.listen((event) => engine.readiness.take(event)), [backend, engine]);

  const stage = useMemo<Stage>(
    () => ({
      session,
      startAtSeconds,
      engine,
      positionKeeper,
      player,
      room,
      panel,
      openPanel,
      preferences,
      prefer,
      backHref,
      leave: onLeave,
      onNext,
    }),
    [
      session,
      startAtSeconds,
      engine,
      positionKeeper,
      room,
      panel,
      preferences,
      prefer,
      backHref,
      onLeave,
      onNext,
    ],
  );
  return (
    <StageContext.Provider value={stage}>
      <PlayerView key={loading} trouble={trouble} onTrouble={onTrouble} onTryAgain={reload} />
    </StageContext.Provider>
  );
}

/** The session with the duration that is known by now: a file's header may be wrong. */
function useAsLongAsItIs(session: PlayableSession, engine: PlayerEngine): PlayableSession {
  const durationSeconds = useSyncExternalStore(engine.readiness.subscribe, () =>
    lengthSeconds(engine.readiness.get(), session.durationSeconds),
  );
  return useMemo(() => ({ ...session, durationSeconds }), [session, durationSeconds]);
}

/** Counts loadings: a new one starts at the last position, after an error or when the file turned out shorter. */
function useLoadings(engine: PlayerEngine, player: RefObject<MediaPlayerInstance>) {
  const [loading, setLoading] = useState(0);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const isReloading = useRef(false);
  const position = useCallback(() => {
    const seconds = player.current?.state.currentTime ?? 0;
    return seconds > 0 ? seconds : engine.startSeconds;
  }, [engine, player]);
  const reload = useCallback(() => {
    if (isReloading.current) return;
    isReloading.current = true;
    engine.startSeconds = position();
    // A native player cannot be given a new token while it plays: it starts with one that holds.
    void engine.token.ensureFresh().then(() => {
      isReloading.current = false;
      setTrouble(null);
      setLoading((count) => count + 1);
    });
  }, [engine, position]);
  const onTrouble = useCallback(
    (message: string, isFinal = false) =>
      setTrouble((known) => known ?? { message, isFinal, atSeconds: position() }),
    [position],
  );
  useEffect(() => {
    engine.onRefused = (code) => onTrouble(refusalWords(code), true);
  }, [engine, onTrouble]);
  useEffect(() => {
    const endsAt = engine.readiness.get()?.endsAtSegment ?? null;
    return engine.readiness.subscribe(() => {
      if ((engine.readiness.get()?.endsAtSegment ?? null) !== endsAt) reload();
    });
  }, [engine, reload, loading]);
  return { loading, trouble, onTrouble, reload };
}

function refusalWords(code: number): string {
  if (code === 401 || code === 403) return `You no longer have access (${code}).`;
  if (code === 410) return "The file ends before this part (410).";
  return `This video is no longer available (${code}).`;
}

function usePreferences() {
  const [preferences, setPreferences] = useState<Preferences>(() => readPreferences(localStorage));
  const prefer = useCallback((change: Partial<Preferences>) => {
    setPreferences((current) => {
      const next = { ...current, ...change };
      writePreferences(localStorage, next);
      return next;
    });
  }, []);
  return [preferences, prefer] as const;
}
