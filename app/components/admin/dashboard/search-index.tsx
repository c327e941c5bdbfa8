import { useFetcher } from "@remix-run/react";
import { Button } from "#app/components/ui/button.tsx";
import { StatusDot } from "#app/components/ui/status-dot.tsx";
import { type SearchStatus } from "#core/search/index-status.ts";
import { lagWords, stateWords } from "./search-words.ts";

/** Which engine searches, how far its index is behind, and a button that builds it again. */
export function SearchIndex({ status }: { readonly status: SearchStatus }) {
  const fetcher = useFetcher();
  const isBusy = fetcher.state !== "idle" || status.rebuild !== null;
  const isGood = status.meilisearch === "none" || status.meilisearch === "ready";
  return (
    <section aria-labelledby="search-index">
      <div className="heading">
        <h2 id="search-index">Search</h2>
      </div>
      <ul className="status-list">
        <li>
          <StatusDot state={isGood ? "good" : "warn"} />
          <span>Engine</span>
          <span>{stateWords(status)}</span>
        </li>
        <li>
          <StatusDot state={status.lag === 0 ? "good" : "warn"} />
          <span>Index</span>
          <span>{lagWords(status)}</span>
        </li>
      </ul>
      <fetcher.Form method="post" className="acts mt-3">
        <input type="hidden" name="intent" value="rebuild-search" />
        <Button type="submit" size="small" disabled={isBusy}>
          {isBusy ? "Rebuilding…" : "Rebuild index"}
        </Button>
      </fetcher.Form>
    </section>
  );
}
