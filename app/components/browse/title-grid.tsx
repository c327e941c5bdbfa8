import { MoreButton } from "#app/components/catalog/more-button.tsx";
import { TitleCard } from "#app/components/catalog/title-card.tsx";
import { useMore } from "#app/components/catalog/use-more.ts";
import { usePlayKey } from "#app/components/catalog/use-play-key.ts";
import { Skeleton } from "#app/components/ui/skeleton.tsx";
import { type ListedTitle, type Page } from "#core/catalog/types.ts";

interface TitleGridProps {
  readonly page: Page<ListedTitle>;
  /** The address of the page after a cursor. */
  readonly pathOf: (cursor: string) => string;
}

/** Titles in a grid, with a button that loads more of them. */
export function TitleGrid({ page, pathOf }: TitleGridProps) {
  const { items, ...more } = useMore(page, ({ id }) => id, pathOf);
  const play = usePlayKey();
  return (
    <>
      <ul className="grid-of-cards dims" onKeyDown={play}>
        {items.map((title) => (
          <li key={title.id}>
            <TitleCard title={title} />
          </li>
        ))}
      </ul>
      {more.isLoading ? (
        <div className="mt-8">
          <Skeleton label="Loading more" />
        </div>
      ) : null}
      <div className="mt-8 flex justify-center px-gutter">
        <MoreButton {...more} words="Load more" />
      </div>
    </>
  );
}
