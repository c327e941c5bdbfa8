import { type AdminTitle } from "#core/admin/types.ts";
import { deletedWords, RESTORE } from "#app/components/admin/deleted/deleted-words.ts";
import { useState } from "react";
import { BulkBar } from "#app/components/admin/titles/library/bulk-bar.tsx";
import {
  librarySearchParams,
  type LibrarySearch,
} from "#app/components/admin/titles/library/library-search.ts";
import { countWords } from "#app/components/admin/titles/library/library-toolbar.tsx";
import { TitleLine } from "#app/components/admin/titles/title-line.tsx";
import { MoreButton } from "#app/components/catalog/more-button.tsx";
import { useMore } from "#app/components/catalog/use-more.ts";
import { useInTurn } from "#app/components/catalog/use-in-turn.ts";
import { useKeptSlots } from "#app/components/catalog/use-kept-slots.ts";
import { useToast } from "#app/components/ui/toast.tsx";
import { type Page } from "#core/catalog/types.ts";
import { TableHead } from "#app/components/ui/table-head.tsx";

interface TitlesTableProps {
  readonly page: Page<AdminTitle>;
  readonly search: LibrarySearch;
  /** Of all pages; at most 1,001. */
  readonly count: number;
}

/** The titles as a table, newest first, with their state, visibility, size and date. */
export function TitlesTable({ page, search, count }: TitlesTableProps) {
  const pathOf = (cursor: string): string => `/admin/titles?index&${librarySearchParams(search, cursor)}`;
  const { items, ...more } = useMore(page, keyOf, pathOf);
  const { slots, isGone, remove, restore } = useDeletion(items);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [isAll, setAll] = useState(false);
  const clear = (): void => {
    setSelected(new Set());
    setAll(false);
  };
  const select = (id: string, isOn: boolean): void => {
    setAll(false);
    setSelected((before) => new Set(isOn ? [...before, id] : [...before].filter((one) => one !== id)));
  };
  if (slots.length === 0) return <p className="text-soft">No titles match. Change or clear the filters.</p>;
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
              isSelected={isAll || selected.has(title.id)}
              onSelect={(isOn) => select(title.id, isOn)}
              onRemove={() => remove(title)}
              onUndo={() => restore(title)}
            />
          ))}
        </tbody>
      </table>
      <div className="mt-6">
        <MoreButton {...more} words="Load more" />
      </div>
      {selected.size > 0 ? (
        <BulkBar
          target={isAll ? { filter: search.filter } : { titleIds: [...selected] }}
          words={isAll ? `All selected: ${countWords(count).toLowerCase()}` : `${selected.size} selected`}
          allWords={`Select all that match (${countWords(count).toLowerCase()})`}
          onAll={isAll || selected.size >= count ? null : () => setAll(true)}
          onClear={clear}
        />
      ) : null}
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
