import { recordStatements, repeatStatement } from "#bench/catalog/record-statements.ts";
import { scopesOf } from "#core/accounts/scopes.ts";
import { type SignedInUser } from "#core/accounts/types.ts";
import { loadFacets } from "#core/catalog/browse/browse-facets.ts";
import { browseInputSchema } from "#core/catalog/browse/browse-filters.ts";
import { browseTitles } from "#core/catalog/browse/browse-titles.ts";
import { catalogFollowsVideos } from "#core/catalog/follow-videos.ts";
import { getTitlePage } from "#core/catalog/get-title-page.ts";
import { getHome } from "#core/catalog/home/get-home.ts";
import { readEnv } from "#core/config/env.ts";
import { type CoreContext } from "#core/context.ts";
import { createLogger } from "#core/logger.ts";
import { openSearchEngines } from "#core/search-index/engines.ts";
import { searchCatalog } from "#core/search/search-catalog.ts";
import { createMemoryStorage } from "#core/storage/drivers/memory/memory-storage.ts";
import { connectDatabase } from "#db/client.ts";

/** A statement that a page sends, as Postgres ran it. */
export interface ExplainedQuery {
  readonly page: string;
  readonly milliseconds: number;
  readonly text: string;
  /** `explain (analyze, buffers)`. */
  readonly plan: string;
}

/** What the pages of a large catalog ask the database, the slowest first. `titleId` and `word` name something in it. */
export async function explainQueries(
  databaseUrl: string,
  { titleId, word }: { readonly titleId: string; readonly word: string },
): Promise<ExplainedQuery[]> {
  const clients = connectDatabase(databaseUrl, 4, "bench");
  const env = readEnv({ NODE_ENV: "test", DATABASE_URL: databaseUrl });
  const search = openSearchEngines(clients.db, env, "bench");
  const ctx: CoreContext = {
    ...{ db: clients.db, sql: clients.sql, videoEvents: catalogFollowsVideos, search, metadata: null, env },
    ...createMemoryStorage({ partSecret: "secret" }),
    logger: createLogger("test", "silent"),
  };
  try {
    const user = await readUser(ctx);
    const browse = (input: object) =>
      browseTitles(ctx, user, browseInputSchema.parse({ kind: "movie", limit: 36, ...input }));
    const pages: Record<string, () => Promise<unknown>> = {
      home: () => getHome(ctx, user),
      "browse, newest": () => browse({}),
      "browse, a genre by name": () => browse({ genre: "Genre 3", sort: "name" }),
      "browse, a rare tag": () => browse({ tag: "tag 297" }),
      "browse, many filters": () =>
        browse({
          genre: "Genre 1",
          fromYear: 1990,
          toYear: 1999,
          minHeight: 1080,
          audio: "ja",
          length: "90-120",
        }),
      "browse, unwatched": () => browse({ unwatched: true, sort: "length" }),
      "browse, counts": () => loadFacets(ctx, "movie"),
      title: () => getTitlePage(ctx, user, titleId),
      search: () => searchCatalog(ctx, { query: word.slice(0, 5), user, limit: 5 }),
    };
    const explained: ExplainedQuery[] = [];
    for (const [page, load] of Object.entries(pages)) explained.push(...(await explainPage(ctx, page, load)));
    return explained.sort((a, b) => b.milliseconds - a.milliseconds);
  } finally {
    search.close();
    await clients.close();
  }
}

async function readUser(ctx: CoreContext): Promise<SignedInUser> {
  const [row] = await ctx.sql<{ userId: string; email: string; profileId: string; profileName: string }[]>`
    select u.id as "userId", u.email, p.id as "profileId", p.name as "profileName"
    from users u join profiles p on p.user_id = u.id where u.role = 'admin' limit 1`;
  if (!row) throw new Error("The site has no admin.");
  // As viewers see it: they are the many.
  return { ...row, role: "viewer", scopes: scopesOf("viewer") };
}

async function explainPage(
  ctx: CoreContext,
  page: string,
  load: () => Promise<unknown>,
): Promise<ExplainedQuery[]> {
  const explained: ExplainedQuery[] = [];
  for (const statement of await recordStatements(ctx.db, load)) {
    const rows = await repeatStatement(ctx.db, statement, "explain (analyze, buffers)");
    const plan = rows.map((row) => row["QUERY PLAN"] ?? "").join("\n");
    const milliseconds = Number(/Execution Time: ([\d.]+) ms/.exec(plan)?.[1] ?? NaN);
    explained.push({ page, milliseconds, text: statement.text, plan });
  }
  return explained;
}
