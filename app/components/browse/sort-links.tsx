import { Link } from "@remix-run/react";
import { browsePath, type BrowseState } from "#app/components/browse/browse-state.ts";
import { SORT_WORDS } from "#app/components/browse/filter-words.ts";
import { BROWSE_SORTS } from "#core/catalog/browse/browse-choices.ts";

/** The sorts as links; the chosen one is marked. */
export function SortLinks({ path, filters, sort }: BrowseState & { readonly path: string }) {
  return (
    <nav aria-label="Sort by" className="sort-links">
      <span aria-hidden="true">Sort</span>
      <ul>
        {BROWSE_SORTS.map((one) => (
          <li key={one}>
            <Link
              to={browsePath(path, { filters, sort: one })}
              prefetch="intent"
              preventScrollReset
              aria-current={one === sort ? "true" : undefined}
            >
              {SORT_WORDS[one]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
