import { useEffect, useState } from "react";
import { loadRpcClient } from "#app/trpc/load-client.ts";
import { type SearchAnswer } from "#core/search/schemas.ts";

const DEBOUNCE_MS = 80;
const SUGGESTED = 4;

export interface Suggested {
  /** The query that the answer is for; the one before stays until the next came, so that nothing jumps. */
  readonly query: string;
  readonly answer: SearchAnswer | null;
  readonly hasFailed: boolean;
}

const NOTHING: Suggested = { query: "", answer: null, hasFailed: false };

/** What a query finds as it is typed. A newer query aborts the request of an older one. */
export function useSearch(query: string): Suggested {
  const [suggested, setSuggested] = useState(NOTHING);
  useEffect(() => {
    const text = query.trim();
    if (text === "") return setSuggested(NOTHING);
    const abort = new AbortController();
    const ask = async () => {
      const client = await loadRpcClient();
      const input = { query: text, limit: SUGGESTED };
      return client.search.catalog.query(input, { signal: abort.signal });
    };
    const timer = setTimeout(() => {
      ask().then(
        (answer) => abort.signal.aborted || setSuggested({ query: text, answer, hasFailed: false }),
        () => abort.signal.aborted || setSuggested({ query: text, answer: null, hasFailed: true }),
      );
    }, DEBOUNCE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [query]);
  return suggested;
}
