import { Link } from "@remix-run/react";
import { browsePath } from "#app/components/catalog/browse-query.ts";
import { MoreButton } from "#app/components/catalog/more-button.tsx";
import { TitleCard } from "#app/components/catalog/title-card.tsx";
import { usePlayKey } from "#app/components/catalog/use-play-key.ts";
import { useMore } from "#app/components/catalog/use-more.ts";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { Skeleton } from "#app/components/ui/skeleton.tsx";
import { EmptyPage } from "#app/components/ui/empty-page.tsx";
import { type Page, type ListedTitle } from "#core/catalog/types.ts";

interface BrowsePageProps {
  readonly heading: string;
  readonly path: string;
  /** What these titles are called: "films", "series". */
  readonly plural: string;
  readonly page: Page<ListedTitle>;
  readonly genres: readonly { readonly genre: string }[];
  readonly genre: string | null;
}

/** All films or all series: a grid, with a filter by genre. */
export function BrowsePage(props: BrowsePageProps) {
  const { heading, path, plural, page, genres, genre } = props;
  return (
    <>
      <div className="page-head">
        <h1 className="display">{heading}</h1>
        {genres.length > 0 ? (
          <GenreChips path={path} genres={genres.map(({ genre }) => genre)} chosen={genre} />
        ) : null}
      </div>
      {page.items.length === 0 ? (
        <EmptyPage
          heading={genre ? `No ${plural} in ${genre}` : `No ${plural} yet`}
          actions={
            <ButtonLink to={genre ? path : "/"}>{genre ? `All ${heading.toLowerCase()}` : "Home"}</ButtonLink>
          }
        >
          <p>{genre ? "Choose another genre." : `New ${plural} appear here.`}</p>
        </EmptyPage>
      ) : (
        <Grid key={genre} page={page} pathOf={(cursor) => browsePath(path, { genre, cursor })} />
      )}
    </>
  );
}

interface GenreChipsProps {
  readonly path: string;
  readonly genres: readonly string[];
  readonly chosen: string | null;
}

function GenreChips({ path, genres, chosen }: GenreChipsProps) {
  return (
    <nav aria-label="Genres">
      <ul className="chips" data-scrolls>
        {[null, ...genres].map((genre) => (
          <li key={genre ?? ""}>
            <Link
              className="chip"
              to={browsePath(path, { genre })}
              prefetch="intent"
              preventScrollReset
              aria-current={genre === chosen ? "page" : undefined}
            >
              {genre ?? "All"}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Grid({
  page,
  pathOf,
}: {
  readonly page: Page<ListedTitle>;
  readonly pathOf: (cursor: string) => string;
}) {
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
