import { useState } from "react";
import { useInTurn } from "#app/components/catalog/use-in-turn.ts";
import { Button, ButtonLink } from "#app/components/ui/button.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import { type TitlePage } from "#core/catalog/types.ts";

/** Deletes a title; one press puts it back while one stays here, and its files go only after 7 days. */
export function DeleteTitle({ title }: { readonly title: TitlePage }) {
  const submit = useInTurn();
  // Null before anything was pressed: what then takes the place of what was pressed takes its focus too.
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
          It leaves the house now and the disk after 7 days. Until then it can be put back.
        </p>
      </section>
    );
  }
  return (
    <section aria-label="Delete">
      <p role="status">It left the house. Its files go in 7 days.</p>
      <div className="acts mt-3">
        <Button autoFocus onClick={() => send("undo")}>
          Put it back
        </Button>
        <ButtonLink to="/admin/titles" tone="plain">
          All titles
        </ButtonLink>
      </div>
    </section>
  );
}
