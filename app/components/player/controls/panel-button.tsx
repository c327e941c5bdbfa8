import { useStage, type PanelName } from "../stage.tsx";
import { PlayerIcon, type PlayerIconName } from "./icons.tsx";

interface PanelButtonProps {
  readonly panel: PanelName;
  readonly label: string;
  readonly icon: PlayerIconName;
}

/** Opens one panel, and closes it again. `data-opens` is where focus returns to. */
export function PanelButton({ panel, label, icon }: PanelButtonProps) {
  const stage = useStage();
  const isOpen = stage.panel === panel;
  return (
    <button
      type="button"
      className="player-key"
      aria-label={label}
      aria-haspopup="dialog"
      aria-expanded={isOpen}
      data-opens={panel}
      onClick={() => stage.openPanel(isOpen ? null : panel)}
    >
      <PlayerIcon name={icon} />
    </button>
  );
}
