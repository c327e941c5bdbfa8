import { useState } from "react";
import { deletedWords, RESTORE } from "#app/components/admin/deleted/deleted-words.ts";
import { useInTurn } from "#app/components/catalog/use-in-turn.ts";
import { Button, ButtonLink } from "#app/components/ui/button.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import { useToast } from "#app/components/ui/toast.tsx";
import { type TitlePage } from "#core/catalog/types.ts";

/** Deletes a title. It can be restored here; its files are deleted after 7 days. */
export function DeleteTitle({ title }: { readonly title: TitlePage }) {
  const announce = useToast();
  const submit = useInTurn(undefined, (words) => announce({ words }));
  // Null before a button was pressed. The button that replaces a pressed one takes its focus.
  const [isGone, setGone] = useState<boolean | null>(null);
  const send = (intent: "delete" | "undo"): void => {
    setGone(intent === "delete");
    submit({ intent });
  };
  if (!isGone) {
    return (
      <section aria-label="Delete">
        <Button tone="bad" autoFocus={isGone === false} onClick={() => send("delete")}>
          <Icon name="bin" />
          {title.kind === "movie" ? "Delete this film" : "Delete this series"}
        </Button>
        <p className="mt-2 text-xs text-quiet">
          Hidden now, files deleted after 7 days. Until then you can restore it.
        </p>
      </section>
    );
  }
  return (
    <section aria-label="Delete">
      <p role="status">{deletedWords(title.name)}</p>
      <div className="acts mt-3">
        <Button autoFocus onClick={() => send("undo")}>
          {RESTORE}
        </Button>
        <ButtonLink to="/admin/titles" tone="plain">
          Back to library
        </ButtonLink>
      </div>
    </section>
  );
}
