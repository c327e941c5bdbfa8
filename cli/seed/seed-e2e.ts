import { inArray } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { deleteTitleIn } from "#core/deletion/delete-title.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { clearFreeJobs } from "#core/jobs/queue-tables.ts";
import { indexTitle } from "#core/search/index-title.ts";
import { restForever } from "#cli/seed/rest-forever.ts";
import { gatherCatalog } from "#cli/seed/seed-catalog.ts";
import { seedNow } from "#cli/seed/seed-clock.ts";
import { hashUsers, insertHistory, insertUsers, seedUserId } from "#cli/seed/seed-users.ts";
import { insertRows, type SeedRows } from "#cli/seed/seed-rows.ts";
import { users } from "#db/schema/users.ts";
import { HISTORY_ROWS, SEED_PASSWORD, STATES, USERS } from "#db/seed/catalog.ts";
import { readFixture } from "#db/seed/fixture-files.ts";

const OBJECTS_AT_ONCE = 16;

export interface Seeded {
  readonly users: readonly { readonly email: string; readonly role: string }[];
  /** Of all of them. */
  readonly password: string;
  readonly titles: number;
  readonly videos: number;
  readonly historyRows: number;
  readonly objects: number;
}

/**
 * Fills a site for tests within seconds, without encoding: three users, playable films and series, a title in
 * every state (these keep their state, because their work is not due for a year), sixty positions in the
 * viewer's history. The ids are the same each time. Throws conflict if the site has a seed already.
 */
export async function seedE2e(ctx: CoreContext): Promise<Seeded> {
  await assertUnseeded(ctx);
  const [fixture, hashed, now] = await Promise.all([readFixture(), hashUsers(), seedNow(ctx)]);
  const rows = gatherCatalog(fixture, { now, ownerUserId: seedUserId(0) });
  await storeObjects(ctx, rows.objects);
  await ctx.db.transaction(async (tx) => {
    await insertUsers(tx, hashed, now);
    await insertRows(tx, rows);
    await insertHistory(tx, rows, now);
    for (const video of rows.videos) await restForever(tx, video.id, video.state ?? "queued");
    await deleteTitleIn(tx, { titleId: titleOf(rows, "deleted"), now: false });
  });
  // Found from the start, also before a worker runs.
  for (const { id } of rows.titles) await indexTitle(ctx, id);
  await clearFreeJobs(ctx.db, "index-title");
  return {
    users: USERS.map(({ email, role }) => ({ email, role })),
    password: SEED_PASSWORD,
    titles: rows.titles.length,
    videos: rows.videos.length,
    historyRows: HISTORY_ROWS,
    objects: rows.objects.size,
  };
}

async function assertUnseeded(ctx: CoreContext): Promise<void> {
  const emails = USERS.map((user) => user.email);
  const found = await ctx.db
    .select({ email: users.email })
    .from(users)
    .where(inArray(users.email, emails))
    .limit(1);
  const [user] = found;
  if (!user) return;
  throw new DomainError("conflict", "cli.seededAlready", { email: user.email });
}

async function storeObjects(ctx: CoreContext, objects: ReadonlyMap<string, Buffer>): Promise<void> {
  const entries = [...objects];
  for (let at = 0; at < entries.length; at += OBJECTS_AT_ONCE) {
    await Promise.all(
      entries.slice(at, at + OBJECTS_AT_ONCE).map(([key, bytes]) => ctx.store.putIfAbsent(key, bytes)),
    );
  }
}

function titleOf(rows: SeedRows, slug: (typeof STATES)[number]["slug"]): string {
  const name = STATES.find((state) => state.slug === slug)?.name;
  const title = rows.titles.find((candidate) => candidate.name === name);
  if (!title) throw new Error(`The seed has no title for ${slug}.`);
  return title.id;
}
