import { useAnswer } from "#app/components/admin/metadata/use-answer.ts";
import { useToast } from "#app/components/ui/toast.tsx";
import { sentenceOfAnswer } from "#app/messages/sentence.ts";
import { loadRpcClient } from "#app/trpc/load-client.ts";
import { pickFacts } from "#core/metadata/facts/fact-keys.ts";
import { type Facts, type FactsPreview } from "#core/metadata/facts/types.ts";

/** Applies chosen facts, tells it, and offers to take them back. `onSaved` is called after each of both. */
export function useApplyFacts(titleId: string, onSaved: () => void) {
  const announce = useToast();
  const { answer, ask, forget } = useAnswer<true>();
  const undo = (facts: Facts, expected: Facts): void => {
    loadRpcClient()
      .then(({ admin }) => admin.applyFacts.mutate({ titleId, facts: mutable(facts), expected }))
      .then(
        () => {
          onSaved();
          announce({ words: "Changes undone" });
        },
        (error: unknown) => announce({ words: sentenceOfAnswer(error) ?? "Connection lost. Try again." }),
      );
  };
  const apply = (preview: FactsPreview, keys: ReadonlySet<string>): void =>
    ask(async ({ admin }) => {
      const [facts, expected] = [pickFacts(preview.found, keys), pickFacts(preview.now, keys)];
      await admin.applyFacts.mutate({ titleId, facts: mutable(facts), expected });
      onSaved();
      announce({ words: "Changes saved", undo: { label: "Undo", run: () => undo(expected, facts) } });
      return true;
    });
  return { answer, apply, forget };
}

/** The RPC's input has no read-only lists. */
function mutable({ title, seasons, episodes }: Facts) {
  const { genres, credits, ...rest } = title;
  return {
    title: { ...rest, ...(genres && { genres: [...genres] }), ...(credits && { credits: [...credits] }) },
    seasons: [...seasons],
    episodes: [...episodes],
  };
}
