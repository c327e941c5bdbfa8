import { browsePath, listPath, setFilters } from "#app/components/browse/browse-state.ts";
import { ChosenFilters } from "#app/components/browse/chosen-filters.tsx";
import { FilterPanel } from "#app/components/browse/filter-panel.tsx";
import { type BrowseData } from "#app/components/browse/load-browse.ts";
import { SortLinks } from "#app/components/browse/sort-links.tsx";

/** Between the heading and the grid: the filters, those that are chosen, and the sorts. */
export function BrowseBar({ data }: { readonly data: BrowseData }) {
  const { kind, filters, sort } = data;
  const path = listPath(kind);
  return (
    <div className="browse-bar">
      {/* Another state has other fields: the form starts from what the address says. */}
      <FilterPanel key={browsePath(path, { filters, sort })} data={data} />
      {setFilters(filters).length > 0 ? <ChosenFilters path={path} filters={filters} sort={sort} /> : null}
      <SortLinks path={path} filters={filters} sort={sort} />
    </div>
  );
}
