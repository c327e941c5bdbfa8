import { Panel } from "./panel.tsx";

const KEYS: readonly { readonly keys: readonly string[]; readonly action: string }[] = [
  { keys: ["Space", "K"], action: "Play or pause" },
  { keys: ["←", "J"], action: "Back 10 seconds" },
  { keys: ["→", "L"], action: "Forward 10 seconds" },
  { keys: ["0–9"], action: "Go to a tenth of the film" },
  { keys: ["Home", "End"], action: "Go to the start or the end" },
  { keys: [",", "."], action: "Previous or next frame (when paused)" },
  { keys: ["C"], action: "Subtitles on or off" },
  { keys: ["M"], action: "Mute or unmute" },
  { keys: ["F"], action: "Full screen" },
  { keys: ["↑", "↓"], action: "Volume up or down" },
  { keys: ["Enter"], action: "Go to the controls; arrows then move between them" },
  { keys: ["?"], action: "Show shortcuts" },
  { keys: ["Esc"], action: "Close or leave full screen" },
];

/** The player's keyboard shortcuts. */
export function HelpPanel() {
  return (
    <Panel name="help" label="Keyboard shortcuts">
      <h2>Keyboard shortcuts</h2>
      <dl className="key-list">
        {KEYS.map(({ keys, action }) => (
          <div key={action}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{action}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
