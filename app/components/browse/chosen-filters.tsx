import { Link } from "@remix-run/react";
import {
  browsePath,
  setFilters,
  withoutFilter,
  type BrowseState,
} from "#app/components/browse/browse-state.ts";
import { filterWords } from "#app/components/browse/filter-words.ts";
import { Icon } from "#app/components/ui/icon.tsx";
import { useKeptFocus } from "#app/hooks/use-kept-focus.ts";

/** What is chosen, each with its remove button, and one that clears all. They are links: Back undoes them. */
export function ChosenFilters({ path, filters, sort }: BrowseState & { readonly path: string }) {
  const names = setFilters(filters);
  const keptFocus = useKeptFocus<HTMLUListElement>(names.length);
  return (
    <ul className="chips chosen-filters" aria-label="Chosen filters" {...keptFocus}>
      {names.map((name) => (
        <li key={name}>
          <Link
            className="chip"
            to={browsePath(path, { filters: withoutFilter(filters, name), sort })}
            preventScrollReset
          >
            <span className="sr-only">Remove filter: </span>
            {filterWords(name, filters)}
            <Icon name="cross" />
          </Link>
        </li>
      ))}
      <li>
        <Link className="link" to={browsePath(path, { sort })} preventScrollReset>
          Clear filters
        </Link>
      </li>
    </ul>
  );
}
