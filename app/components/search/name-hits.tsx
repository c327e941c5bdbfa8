import { Link } from "@remix-run/react";
import { type SearchHit } from "#core/search/schemas.ts";
import { Highlighted } from "./highlighted.tsx";
import { hitFacts } from "./hit-words.ts";

interface HitsProps {
  readonly hits: readonly SearchHit[];
  readonly pathOf: (hit: SearchHit) => string;
}

/** Episodes, cast and crew, genres: a name, and what it belongs to. */
export function NameHits({ hits, pathOf }: HitsProps) {
  return (
    <ul className="name-hits">
      {hits.map((hit) => (
        <li key={hit.id}>
          <Link to={pathOf(hit)} prefetch="intent">
            <b className="display">
              <Highlighted hit={hit} />
            </b>
            <span className="text-quiet">{hitFacts(hit)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
