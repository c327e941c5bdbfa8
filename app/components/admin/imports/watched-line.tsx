import { watchedWords } from "#app/components/admin/imports/watched-words.ts";
import { useClock } from "#app/components/layout/clock.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { StatusDot } from "#app/components/ui/status-dot.tsx";
import { type WatchedFolder } from "#core/import/watched/schemas.ts";

interface WatchedLineProps {
  readonly folder: WatchedFolder;
  readonly onRemove: () => void;
}

/** A watched folder: how its files are taken, and what the last scan came to. */
export function WatchedLine({ folder, onRemove }: WatchedLineProps) {
  const { path, copies, publishes, lookedAt, problem, refusedCount } = folder;
  const state = problem ? "bad" : refusedCount > 0 ? "warn" : lookedAt ? "good" : "off";
  const choice = `${copies ? "Copied" : "Kept where they are"}, ${publishes ? "published" : "drafts"}`;
  return (
    <li>
      <StatusDot state={state} />
      <span className="grid min-w-0 grow">
        <b className="font-semibold wrap-anywhere">{path}</b>
        <span className="text-xs text-quiet">{watchedWords(folder, useClock())}</span>
        <span className="text-xs text-quiet">{choice}</span>
      </span>
      <Button size="small" aria-label={`Stop watching ${path}`} onClick={onRemove}>
        Remove
      </Button>
    </li>
  );
}
