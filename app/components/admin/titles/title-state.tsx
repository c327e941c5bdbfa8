import { type AdminTitle } from "#core/admin/types.ts";
import { useUnavailableWords } from "#app/components/title/unavailable.tsx";
import { StatusDot } from "#app/components/ui/status-dot.tsx";

type State = AdminTitle["state"];

const WORDS: Record<State, string> = {
  empty: "No video",
  processing: "Processing",
  ready: "Ready",
  failed: "Failed",
};

const DOTS = { empty: "off", processing: "warn", ready: undefined, failed: "bad" } as const;

/** How far the videos of a title are, as a dot and a word; with a file that is not there, since when and why. */
export function TitleState({ state, unavailable }: Pick<AdminTitle, "state" | "unavailable">) {
  const why = useUnavailableWords(unavailable);
  return (
    <>
      <span className="inline-flex items-center gap-2" data-state={state}>
        <StatusDot state={DOTS[state]} />
        {WORDS[state]}
      </span>
      {why ? (
        <span className="mt-1 flex max-w-[18rem] items-baseline gap-2 text-xs text-soft">
          <StatusDot state="warn" />
          <span className="min-w-0 [overflow-wrap:anywhere]">{why}</span>
        </span>
      ) : null}
    </>
  );
}
