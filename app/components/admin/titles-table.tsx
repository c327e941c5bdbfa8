import { TitleLine, type AdminTitle } from "#app/components/admin/title-line.tsx";
import { MoreButton } from "#app/components/catalog/more-button.tsx";
import { useMore } from "#app/components/catalog/use-more.ts";
import { type Page } from "#core/catalog/types.ts";

/** The titles as a table: newest first, with who sees each. */
export function TitlesTable({ page }: { readonly page: Page<AdminTitle> }) {
  const pathOf = (cursor: string): string => `/admin/titles?index&cursor=${encodeURIComponent(cursor)}`;
  const { items, ...more } = useMore(page, ({ id }) => id, pathOf);
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
          {items.map((title) => (
            <TitleLine key={title.id} title={title} />
          ))}
        </tbody>
      </table>
      <div className="mt-6">
        <MoreButton {...more} words="More" />
      </div>
    </>
  );
}
