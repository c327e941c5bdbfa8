import { Link, useNavigation } from "@remix-run/react";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { type SearchAnswer, type SearchHit } from "#core/search/schemas.ts";
import { hitPath, searchPath } from "./hit-path.ts";
import { KIND_WORDS } from "./hit-words.ts";
import { LineHits } from "./line-hits.tsx";
import { NameHits } from "./name-hits.tsx";
import { SearchForm } from "./search-form.tsx";
import { TitleHits } from "./title-hits.tsx";

type Kind = SearchHit["kind"];
const KINDS = Object.keys(KIND_WORDS) as Kind[];

interface SearchPageProps {
  readonly query: string;
  readonly kind: Kind | null;
  /** Null for an empty query. */
  readonly answer: SearchAnswer | null;
}

/** The search page: the field, the kinds with their counts, and the hits. All of its state is in its address. */
export function SearchPage({ query, kind, answer }: SearchPageProps) {
  const isLoading = useNavigation().location?.pathname === "/search";
  const total = answer ? KINDS.reduce((sum, one) => sum + answer.counts[one], 0) : 0;
  return (
    <div className="search-page" aria-busy={isLoading}>
      <h1 className="sr-only">Search</h1>
      <SearchForm query={query} kind={kind} />
      {answer && total > 0 ? <KindChips {...{ query, kind, counts: answer.counts, total }} /> : null}
      <p role="status" className="sr-only">
        {answer ? `${total} found` : ""}
      </p>
      {answer?.didYouMean ? (
        <p className="search-meant">
          Did you mean{" "}
          <Link className="link" to={searchPath(answer.didYouMean)}>
            {answer.didYouMean}
          </Link>
          ?
        </p>
      ) : null}
      {answer ? <Hits {...{ query, kind, answer }} /> : <StartHint />}
    </div>
  );
}

interface KindChipsProps {
  readonly query: string;
  readonly kind: Kind | null;
  readonly counts: SearchAnswer["counts"];
  readonly total: number;
}

function KindChips({ query, kind, counts, total }: KindChipsProps) {
  const shown = KINDS.filter((one) => counts[one] > 0 || one === kind);
  return (
    <nav aria-label="Kinds of results">
      <ul className="chips" data-scrolls>
        {[null, ...shown].map((one) => (
          <li key={one ?? ""}>
            <Link
              className="chip"
              to={searchPath(query, one)}
              aria-current={one === kind ? "true" : undefined}
              preventScrollReset
            >
              {one ? KIND_WORDS[one] : "Everything"} {one ? counts[one] : total}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Hits({
  query,
  kind,
  answer,
}: {
  readonly query: string;
  readonly kind: Kind | null;
  readonly answer: SearchAnswer;
}) {
  const shown = kind ? [kind] : KINDS;
  const hits = answer.hits.filter((hit) => shown.includes(hit.kind));
  if (hits.length === 0) return <NothingFound query={query} kind={kind} />;
  return (
    <>
      {shown.map((one) => {
        const ofKind = hits.filter((hit) => hit.kind === one);
        if (ofKind.length === 0) return null;
        const isCut = !kind && answer.counts[one] > ofKind.length;
        return (
          <section key={one} className="search-section" aria-labelledby={`found-${one}`}>
            <h2 id={`found-${one}`}>{KIND_WORDS[one]}</h2>
            <HitsOfKind kind={one} hits={ofKind} />
            {isCut ? (
              <ButtonLink to={searchPath(query, one)} className="mt-6">
                See all
              </ButtonLink>
            ) : null}
          </section>
        );
      })}
    </>
  );
}

function HitsOfKind({ kind, hits }: { readonly kind: Kind; readonly hits: readonly SearchHit[] }) {
  if (kind === "line") return <LineHits hits={hits} pathOf={hitPath} />;
  if (kind === "title") return <TitleHits hits={hits} pathOf={hitPath} />;
  return <NameHits hits={hits} pathOf={hitPath} />;
}

function NothingFound({ query, kind }: { readonly query: string; readonly kind: Kind | null }) {
  const actions = kind ? (
    <ButtonLink to={searchPath(query)}>Search everything</ButtonLink>
  ) : (
    <ButtonLink to="/films">Browse films</ButtonLink>
  );
  return (
    <div className="search-section">
      <EmptyState heading={`Nothing found for “${query}”`} actions={actions}>
        <p>Check the spelling, use fewer words, or search for a line that is spoken.</p>
      </EmptyState>
    </div>
  );
}

function StartHint() {
  return (
    <p className="search-hint">
      Titles, episodes, cast and crew, genres, and every line that is spoken. A line opens the film at that
      second.
    </p>
  );
}
