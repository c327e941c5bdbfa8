import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { type IndexAnswer, type SearchIndex, type SearchRequest } from "#core/search-index/search-index.ts";
import { within } from "#core/within.ts";

/** Longer than Meilisearch's own limit for a search; a user who types does not wait longer. */
const DEADLINE_MS = 400;

export interface DrivenAnswer extends IndexAnswer {
  readonly driver: SearchIndex["driver"];
}

/** The answer of Meilisearch; of Postgres if there is none, or it fails or takes too long. */
export async function askEngines(ctx: CoreContext, request: SearchRequest): Promise<DrivenAnswer> {
  const { meilisearch, postgres } = ctx.search;
  if (meilisearch && (await inTime(meilisearch.circuit.isReady()).catch(() => false))) {
    try {
      const answer = await inTime(meilisearch.openIndex().search(request));
      return { driver: "meilisearch", ...answer };
    } catch (error) {
      if (error instanceof DomainError && error.code === "bad_input") throw error;
      ctx.logger.warn({ err: error }, "Meilisearch failed: Postgres searches");
      meilisearch.circuit.fail();
    }
  }
  return { driver: "postgres", ...(await postgres.search(request)) };
}

const inTime = <Result>(work: Promise<Result>): Promise<Result> =>
  within(work, DEADLINE_MS, () => new DomainError("timeout", "search.engineLate"));
