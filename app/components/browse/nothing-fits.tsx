import { Link } from "@remix-run/react";
import { browsePath, listPath, setFilters, withoutFilter } from "#app/components/browse/browse-state.ts";
import { filterWords } from "#app/components/browse/filter-words.ts";
import { type BrowseData } from "#app/components/browse/load-browse.ts";
import { countWords } from "#app/components/browse/title-count.ts";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { EmptyPage } from "#app/components/ui/empty-page.tsx";
import { MAX_COUNTED } from "#core/catalog/browse/browse-choices.ts";

/** For filters that no title fits: which of them to remove, and how many titles that brings. */
export function NothingFits({ data }: { readonly data: BrowseData }) {
  const { kind, filters, sort, loosened } = data;
  const path = listPath(kind);
  const isOne = setFilters(filters).length === 1;
  const plural = kind === "movie" ? "films" : "series";
  const heading = isOne ? `No ${plural} match this filter` : `No ${plural} match all of these filters`;
  return (
    <EmptyPage
      heading={heading}
      actions={<ButtonLink to={browsePath(path, { sort })}>Clear filters</ButtonLink>}
    >
      {loosened.length > 0 && !isOne ? (
        <>
          <p>Remove one filter to see more:</p>
          <ul className="loosen">
            {loosened.map(({ filter, titleCount }) => (
              <li key={filter}>
                <Link to={browsePath(path, { filters: withoutFilter(filters, filter), sort })}>
                  <b>Without “{filterWords(filter, filters)}”</b>
                  <span>
                    {titleCount > MAX_COUNTED
                      ? `more than ${countWords(MAX_COUNTED, kind)}`
                      : countWords(titleCount, kind)}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>
          {isOne ? "Choose another one, or see the complete list." : "Removing one of them is not enough."}
        </p>
      )}
    </EmptyPage>
  );
}
