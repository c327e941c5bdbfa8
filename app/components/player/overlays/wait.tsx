import { useEffect, useState } from "react";
import { formatTimecode } from "#app/components/format/duration.ts";
import { useConnectionLost } from "../state/use-connection-lost.ts";
import { Note } from "./notes.tsx";
import { Preparing } from "./preparing.tsx";
import { waitSign } from "./wait-sign.ts";

/** The waits, in milliseconds, at which another sign may be shown. */
const STEPS_MS = [500, 2000, 6000] as const;

interface WaitProps {
  /** Whether the wanted segment has yet to be encoded. */
  readonly isUnprepared: boolean;
  /** Where the viewer came from, null where there is nothing to go back to. */
  readonly cameFromSeconds: number | null;
  readonly wantedSeconds: number;
}

/** Playback waits: for the encoder, for the connection, or for a slow one. A dot at first, then words. */
export function Wait({ isUnprepared, cameFromSeconds, wantedSeconds }: WaitProps) {
  const isConnectionLost = useConnectionLost();
  const waitedMs = useWaitedMs();
  switch (waitSign({ waitedMs, isUnprepared, isConnectionLost })) {
    case "nothing":
      return null;
    case "dot":
      return <LoadingDot />;
    case "preparing":
      return <Preparing cameFromSeconds={cameFromSeconds} wantedSeconds={wantedSeconds} />;
    case "noConnection":
      return (
        <Note heading="No connection" role="status">
          <p>Playback continues at {formatTimecode(wantedSeconds)} when the connection is back.</p>
        </Note>
      );
    case "slow":
      return (
        <Note heading="Loading…" role="status">
          <p>This takes longer than usual. Playback continues by itself.</p>
        </Note>
      );
  }
}

function LoadingDot() {
  return (
    <div className="player-loading" role="status" aria-label="Loading">
      <span />
    </div>
  );
}

/** The last step that this wait has reached; 0 before the first. */
function useWaitedMs(): number {
  const [waitedMs, setWaitedMs] = useState(0);
  useEffect(() => {
    const timers = STEPS_MS.map((step) => setTimeout(() => setWaitedMs(step), step));
    return () => timers.forEach(clearTimeout);
  }, []);
  return waitedMs;
}
