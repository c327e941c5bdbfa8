import { type AdminTitle } from "#core/admin/types.ts";
import { StatusDot } from "#app/components/ui/status-dot.tsx";

type State = AdminTitle["state"];

const WORDS: Record<State, string> = {
  empty: "No video",
  processing: "Processing",
  ready: "Ready",
  failed: "Failed",
};

const DOTS = { empty: "off", processing: "warn", ready: undefined, failed: "bad" } as const;

/** How far the videos of a title are, as a dot and a word. */
export function TitleState({ state }: { readonly state: State }) {
  return (
    <span className="inline-flex items-center gap-2" data-state={state}>
      <StatusDot state={DOTS[state]} />
      {WORDS[state]}
    </span>
  );
}
