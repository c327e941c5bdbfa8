import { Panel } from "./panel.tsx";

const KEYS: readonly { readonly keys: readonly string[]; readonly does: string }[] = [
  { keys: ["Space", "K"], does: "Play or pause" },
  { keys: ["←", "J"], does: "Back 10 seconds" },
  { keys: ["→", "L"], does: "Forward 10 seconds" },
  { keys: ["0–9"], does: "Go to a tenth of the film" },
  { keys: ["Home", "End"], does: "Go to the start or the end" },
  { keys: [",", "."], does: "One picture back or on, when paused" },
  { keys: ["C"], does: "Subtitles on or off" },
  { keys: ["M"], does: "Sound on or off" },
  { keys: ["F"], does: "Full screen" },
  { keys: ["↑", "↓"], does: "Walk through the controls" },
  { keys: ["?"], does: "This help" },
  { keys: ["Esc"], does: "Close, or leave full screen" },
];

/** What each key does. */
export function HelpPanel() {
  return (
    <Panel name="help" label="Keys and help">
      <h2>Keys</h2>
      <dl className="key-list">
        {KEYS.map(({ keys, does }) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
