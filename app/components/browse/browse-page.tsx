import { BrowseBar } from "#app/components/browse/browse-bar.tsx";
import { browsePath, listPath, setFilters } from "#app/components/browse/browse-state.ts";
import { GenreLinks } from "#app/components/browse/genre-links.tsx";
import { type BrowseData } from "#app/components/browse/load-browse.ts";
import { NothingFits } from "#app/components/browse/nothing-fits.tsx";
import { countWords, titleCount } from "#app/components/browse/title-count.ts";
import { TitleGrid } from "#app/components/browse/title-grid.tsx";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { EmptyPage } from "#app/components/ui/empty-page.tsx";

/** All films or all series: filters, sorts, and a grid that grows. All of its state is in its address. */
export function BrowsePage({ data }: { readonly data: BrowseData }) {
  const { kind, filters, sort, page, facets } = data;
  const heading = kind === "movie" ? "Films" : "Series";
  const path = listPath(kind);
  const isNarrowed = setFilters(filters).length > 0;
  const count = titleCount(data);
  if (page.items.length === 0 && !isNarrowed) return <NoTitles heading={heading} />;
  return (
    <div className="browse">
      <div className="page-head">
        <h1 className="display">{heading}</h1>
        {count === null || count === 0 ? null : <p className="browse-count">{countWords(count, kind)}</p>}
      </div>
      <p role="status" className="sr-only">
        {count === null ? `More than ${page.items.length} found` : `${countWords(count, kind)} found`}
      </p>
      {filters.genre === undefined ? (
        <GenreLinks path={path} state={{ filters, sort }} genres={facets.genres} />
      ) : null}
      <BrowseBar data={data} />
      {page.items.length === 0 ? (
        <NothingFits data={data} />
      ) : (
        <TitleGrid
          key={browsePath(path, { filters, sort })}
          page={page}
          pathOf={(cursor) => browsePath(path, { filters, sort }, cursor)}
        />
      )}
    </div>
  );
}

function NoTitles({ heading }: { readonly heading: string }) {
  const plural = heading.toLowerCase();
  return (
    <>
      <div className="page-head">
        <h1 className="display">{heading}</h1>
      </div>
      <EmptyPage heading={`No ${plural} yet`} actions={<ButtonLink to="/">Home</ButtonLink>}>
        <p>New {plural} appear here.</p>
      </EmptyPage>
    </>
  );
}
