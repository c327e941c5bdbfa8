import { Link } from "@remix-run/react";
import { browsePath, type BrowseState } from "#app/components/browse/browse-state.ts";
import { type BrowseFacets } from "#core/catalog/browse/browse-facets.ts";

/** More genres are in the filters. */
const SHOWN = 14;

interface GenreLinksProps {
  readonly path: string;
  readonly state: BrowseState;
  readonly genres: BrowseFacets["genres"];
}

/** The genres of most titles, to choose one with a single press. */
export function GenreLinks({ path, state, genres }: GenreLinksProps) {
  if (genres.length === 0) return null;
  return (
    <nav aria-label="Genres" className="genre-links">
      <ul className="chips" data-scrolls>
        {genres.slice(0, SHOWN).map(({ value: genre }) => (
          <li key={genre}>
            <Link
              className="chip"
              to={browsePath(path, { ...state, filters: { ...state.filters, genre } })}
              prefetch="intent"
              preventScrollReset
            >
              {genre}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
