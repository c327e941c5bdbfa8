import { useEffect, useRef, type ReactNode } from "react";
import { useMediaRemote } from "@vidstack/react";
import { PlayerIcon } from "../controls/icons.tsx";
import { useStage, type PanelName } from "../stage.tsx";

interface PanelProps {
  readonly name: PanelName;
  readonly label: string;
  readonly children: ReactNode;
}

/**
 * A panel over the video, on a phone a sheet. While it is open the controls stay; a press beside it closes it, and
 * focus goes back to the button that opened it.
 */
export function Panel({ name, label, children }: PanelProps) {
  const { openPanel } = useStage();
  const panel = useRef<HTMLDivElement>(null);
  usePanelFocus(panel, name);
  return (
    <>
      <div className="player-veil" onPointerUp={() => openPanel(null)} />
      <div
        ref={panel}
        className="player-panel"
        data-panel={name}
        role="dialog"
        aria-label={label}
        tabIndex={-1}
      >
        {children}
        <button
          type="button"
          className="player-key panel-close"
          aria-label="Close"
          onClick={() => openPanel(null)}
        >
          <PlayerIcon name="close" />
        </button>
      </div>
    </>
  );
}

function usePanelFocus(panel: React.RefObject<HTMLDivElement | null>, name: PanelName): void {
  const { player } = useStage();
  const remote = useMediaRemote(player);
  useEffect(() => {
    const root = player.current?.el ?? null;
    remote.pauseControls();
    firstFocus(panel.current)?.focus();
    return () => {
      remote.resumeControls();
      root?.querySelector<HTMLElement>(`[data-opens="${name}"]`)?.focus({ preventScroll: true });
    };
  }, [panel, name, player, remote]);
}

/** The current or chosen element, else the first control, else the panel itself. */
function firstFocus(panel: HTMLElement | null): HTMLElement | null {
  for (const request of ["[data-first-focus]", "input:checked", "button:not(.panel-close)"]) {
    const found = panel?.querySelector<HTMLElement>(request);
    if (found) return found;
  }
  return panel;
}
