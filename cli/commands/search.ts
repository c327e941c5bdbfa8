import { command, type Run, usageError } from "#cli/command.ts";
import { inTime, table } from "#cli/output.ts";
import { withSite } from "#cli/site.ts";
import { oneOf, countUpTo } from "#cli/values.ts";
import { findSignedInUser } from "#core/accounts/sessions/find-signed-in-user.ts";
import { noSuchUser, userIdOf } from "#core/accounts/users/user-row.ts";
import { type CoreContext } from "#core/context.ts";
import { HIT_KINDS, MAX_HITS, type HitKind } from "#core/search-index/search-index.ts";
import { type SearchHit } from "#core/search/schemas.ts";
import { searchCatalog } from "#core/search/search-catalog.ts";

const DEFAULT_LIMIT = 20;

/** `search`: what a user finds. */
export const searchCommand = (run: Run) =>
  command(
    "search",
    "QUERY --as EMAIL [--kind K] [--limit N]",
    "Searches titles, cast and crew, genres and spoken lines, as a user sees them.",
  )
    .argument("<QUERY>")
    .option("--as <EMAIL>")
    .option("--kind <KIND>", "", oneOf(HIT_KINDS))
    .option("--limit <N>", "", countUpTo(MAX_HITS))
    .action(
      run(async ({ env, output }, query, { as: email, kind, limit = DEFAULT_LIMIT }, command) => {
        if (email === undefined) throw usageError(command, "Name a user with --as.");
        const answer = await withSite(env, ({ ctx }) => searchAs(ctx, email, { query, kind, limit }));
        output.answer(answer, ({ hits }) =>
          table(
            ["KIND", "TITLE", "AT", "FOUND"],
            hits.map(({ kind, title, seconds, text }) => {
              return [kind, title, seconds === undefined ? "" : inTime(seconds), text];
            }),
            "Nothing was found.",
          ),
        );
      }),
    );

interface Search {
  readonly query: string;
  readonly kind: HitKind | undefined;
  readonly limit: number;
}

async function searchAs(ctx: CoreContext, email: string, { query, kind, limit }: Search) {
  const user = await findSignedInUser(ctx, await userIdOf(ctx, email));
  if (!user) throw noSuchUser();
  const { driver, hits } = await searchCatalog(ctx, { query, user, limit, ...(kind && { kinds: [kind] }) });
  return { driver, hits: hits.map(toRow) };
}

function toRow({ kind, title, text, seconds, playable }: SearchHit) {
  return {
    ...{ kind, titleId: title.id, title: title.name, text },
    ...(playable && { playableId: playable.id }),
    ...(seconds !== null && { seconds }),
  };
}
