import { TitleLine, type AdminTitle } from "#app/components/admin/titles/title-line.tsx";
import { MoreButton } from "#app/components/catalog/more-button.tsx";
import { useMore } from "#app/components/catalog/use-more.ts";
import { useInTurn } from "#app/components/catalog/use-in-turn.ts";
import { useKeptSlots } from "#app/components/catalog/use-kept-slots.ts";
import { useToast } from "#app/components/ui/toast.tsx";
import { type Page } from "#core/catalog/types.ts";

/** The titles as a table: newest first, with who sees each. */
export function TitlesTable({ page }: { readonly page: Page<AdminTitle> }) {
  const pathOf = (cursor: string): string => `/admin/titles?index&cursor=${encodeURIComponent(cursor)}`;
  const { items, ...more } = useMore(page, keyOf, pathOf);
  const { slots, isGone, remove, putBack } = useDeletion(items);
  return (
    <>
      <table className="table titles">
        <thead>
          <tr>
            <th scope="col">Title</th>
            <th scope="col">Who sees it</th>
            <th scope="col">Genres</th>
            <th scope="col">
              <span className="sr-only">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {slots.map((title) => (
            <TitleLine
              key={title.id}
              title={title}
              isGone={isGone(title)}
              onRemove={() => remove(title)}
              onPutBack={() => putBack(title)}
            />
          ))}
        </tbody>
      </table>
      <div className="mt-6">
        <MoreButton {...more} words="More" />
      </div>
    </>
  );
}

function keyOf({ id }: AdminTitle): string {
  return id;
}

function useDeletion(items: readonly AdminTitle[]) {
  const { slots, isGone, leave, comeBack } = useKeptSlots(items, keyOf);
  const submit = useInTurn();
  const announce = useToast();
  const send = (intent: "delete" | "undo", title: AdminTitle): void => submit({ intent, titleId: title.id });
  const putBack = (title: AdminTitle): void => {
    comeBack(title);
    send("undo", title);
  };
  const remove = (title: AdminTitle): void => {
    leave(title);
    send("delete", title);
    announce({
      words: `${title.name} left the house`,
      undo: { label: "Put it back", run: () => putBack(title) },
    });
  };
  return { slots, isGone, remove, putBack };
}
