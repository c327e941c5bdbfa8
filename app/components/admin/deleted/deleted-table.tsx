import { type DeletedItem } from "#core/deletion/types.ts";
import { useState } from "react";
import { DeletedLine } from "#app/components/admin/deleted/deleted-line.tsx";
import { MoreButton } from "#app/components/catalog/more-button.tsx";
import { useMore } from "#app/components/catalog/use-more.ts";
import { type Page } from "#core/catalog/types.ts";
import { TableHead } from "#app/components/ui/table-head.tsx";

const pathOf = (cursor: string): string => `/admin/titles/deleted?cursor=${encodeURIComponent(cursor)}`;

/** What is deleted, newest first, each with the way to restore it or to delete its files now. */
export function DeletedTable({ page }: { readonly page: Page<DeletedItem> }) {
  const { items, ...more } = useMore(page, keyOf, pathOf);
  // A later page of the list is not asked for again: what was restored from it is taken out here.
  const [restored, setRestored] = useState<ReadonlySet<string>>(new Set());
  return (
    <>
      <table className="table titles">
        <caption className="sr-only">Deleted, newest first</caption>
        <TableHead columns={["Name", "Deleted", "Files deleted", "Size"]} />
        <tbody>
          {items
            .filter((item) => !restored.has(keyOf(item)))
            .map((item) => (
              <DeletedLine
                key={keyOf(item)}
                item={item}
                onRestored={() => setRestored((before) => new Set([...before, keyOf(item)]))}
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

/** Deleted again after it was restored, it is another line. */
function keyOf({ id, deletedAt }: DeletedItem): string {
  return `${id} ${deletedAt.getTime()}`;
}
