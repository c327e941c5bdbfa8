import { type SearchStatus } from "#core/search/index-status.ts";

/** Which engine answers, and why if it is not Meilisearch. */
export function stateWords({ meilisearch }: Pick<SearchStatus, "meilisearch">): string {
  switch (meilisearch) {
    case "none":
      return "Postgres";
    case "ready":
      return "Meilisearch";
    case "needs_rebuild":
      return "Postgres, until Meilisearch's index is filled";
    case "unknown":
    case "unreachable":
      return "Postgres, because Meilisearch does not answer";
  }
}

/** How far the index is behind. */
export function lagWords({ lag, rebuild }: Pick<SearchStatus, "lag" | "rebuild">): string {
  if (rebuild) return `Rebuilding: ${rebuild.completedTitles} of ${rebuild.totalTitles} titles`;
  if (lag === 0) return "Up to date";
  return lag === 1 ? "1 title is not indexed yet" : `${lag} titles are not indexed yet`;
}
