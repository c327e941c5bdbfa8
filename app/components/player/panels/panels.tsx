import { useStage } from "../stage.tsx";
import { ChaptersPanel } from "./chapters-panel.tsx";
import { HelpPanel } from "./help-panel.tsx";
import { SettingsPanel } from "./settings-panel.tsx";

/** The open panel. */
export function Panels() {
  const { panel } = useStage();
  switch (panel) {
    case "settings":
      return <SettingsPanel />;
    case "chapters":
      return <ChaptersPanel />;
    case "help":
      return <HelpPanel />;
    case null:
      return null;
  }
}
