import { Link } from "@remix-run/react";
import { TitlePoster } from "#app/components/ui/images/title-poster.tsx";
import { type SearchHit } from "#core/search/schemas.ts";
import { Highlighted } from "./highlighted.tsx";
import { hitFacts } from "./hit-words.ts";

interface HitsProps {
  readonly hits: readonly SearchHit[];
  readonly pathOf: (hit: SearchHit) => string;
}

/** Titles that were found, with their posters. */
export function TitleHits({ hits, pathOf }: HitsProps) {
  return (
    <ul className="title-hits">
      {hits.map((hit) => (
        <li key={hit.id}>
          <Link to={pathOf(hit)} prefetch="intent" className="title-hit">
            <TitlePoster title={{ ...hit.title, backdrop: null }} sizes="6rem" />
            <span>
              <b className="display" lang={hit.title.languageTag ?? undefined}>
                <Highlighted hit={hit} />
              </b>
              <span className="text-quiet">{hitFacts(hit)}</span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
