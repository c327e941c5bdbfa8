import { type AdminTitle } from "#core/admin/types.ts";
import { deletedWords, RESTORE } from "#app/components/admin/deleted/deleted-words.ts";
import { TitleLine } from "#app/components/admin/titles/title-line.tsx";
import { MoreButton } from "#app/components/catalog/more-button.tsx";
import { useMore } from "#app/components/catalog/use-more.ts";
import { useInTurn } from "#app/components/catalog/use-in-turn.ts";
import { useKeptSlots } from "#app/components/catalog/use-kept-slots.ts";
import { useToast } from "#app/components/ui/toast.tsx";
import { type Page } from "#core/catalog/types.ts";
import { TableHead } from "#app/components/ui/table-head.tsx";

/** The titles as a table, newest first, with their state, visibility, size and date. */
export function TitlesTable({ page }: { readonly page: Page<AdminTitle> }) {
  const pathOf = (cursor: string): string => `/admin/titles?index&cursor=${encodeURIComponent(cursor)}`;
  const { items, ...more } = useMore(page, keyOf, pathOf);
  const { slots, isGone, remove, restore } = useDeletion(items);
  return (
    <>
      <table className="table titles">
        <TableHead columns={["Title", "State", "Visibility", "Size", "Added"]} />
        <tbody>
          {slots.map((title) => (
            <TitleLine
              key={title.id}
              title={title}
              isGone={isGone(title)}
              onRemove={() => remove(title)}
              onUndo={() => restore(title)}
            />
          ))}
        </tbody>
      </table>
      <div className="mt-6">
        <MoreButton {...more} words="Load more" />
      </div>
    </>
  );
}

function keyOf({ id }: AdminTitle): string {
  return id;
}

function useDeletion(items: readonly AdminTitle[]) {
  const { slots, isGone, leave, comeBack } = useKeptSlots(items, keyOf);
  const announce = useToast();
  const submit = useInTurn(undefined, (words) => announce({ words }));
  const send = (intent: "delete" | "undo", title: AdminTitle): void => submit({ intent, titleId: title.id });
  const restore = (title: AdminTitle): void => {
    comeBack(title);
    send("undo", title);
  };
  const remove = (title: AdminTitle): void => {
    leave(title);
    send("delete", title);
    announce({
      words: deletedWords(title.name),
      undo: { label: RESTORE, run: () => restore(title) },
    });
  };
  return { slots, isGone, remove, restore };
}
