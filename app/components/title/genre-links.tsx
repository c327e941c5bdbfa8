import { Link } from "@remix-run/react";
import { type ReactElement } from "react";
import { browsePath, listPath } from "#app/components/browse/browse-state.ts";
import { type TitlePage } from "#core/catalog/types.ts";

type Tagged = Pick<TitlePage, "kind" | "genres" | "tags">;

/** A title's genres as facts that lead to the others of each. */
export function genreLinks({ kind, genres }: Tagged): ReactElement[] {
  return genres.map((genre) => (
    <Link key={genre} to={browsePath(listPath(kind), { filters: { genre } })} prefetch="intent">
      {genre}
    </Link>
  ));
}

/** A title's tags, each leading to the others that have it. Renders nothing without tags. */
export function TagLinks({ title: { kind, tags } }: { readonly title: Tagged }) {
  if (tags.length === 0) return null;
  return (
    <ul className="chips tag-links" aria-label="Tags">
      {tags.map((tag) => (
        <li key={tag}>
          <Link className="chip" to={browsePath(listPath(kind), { filters: { tag } })} prefetch="intent">
            {tag}
          </Link>
        </li>
      ))}
    </ul>
  );
}
