import { sql } from "drizzle-orm";
import { failArtwork } from "#core/catalog/artwork/artwork-state.ts";
import { type CoreContext } from "#core/context.ts";
import { enqueue } from "#core/jobs/enqueue.ts";
import { exhaustedJobExists, openJobExists } from "#core/jobs/queue-tables.ts";
import { messageOf } from "#core/messages/message.ts";

const ROUND = 1000;
/** A row's own job has this long to become visible. */
const SETTLE_SECONDS = 30;

/**
 * Gives image files that wait without a job a new one; those whose job used up its attempts are failed, so that their
 * editor is told. Returns how many of both.
 */
export async function settleArtworks(ctx: CoreContext): Promise<number> {
  const rows = await ctx.db.execute<{ id: string; spent: boolean }>(sql`
    select a.id::text as id, ${exhaustedJobExists("make-artwork", "artworkId", sql`a.id`)} as spent from artworks a
    where a.state = 'waiting' and a.created_at < now() - make_interval(secs => ${SETTLE_SECONDS})
      and not ${openJobExists("make-artwork", "artworkId", sql`a.id`)}
    limit ${ROUND}`);
  for (const { id, spent } of rows) {
    if (spent) await failArtwork(ctx, id, messageOf("catalog.imageLost"));
    else await enqueue(ctx.db, "make-artwork", { artworkId: id });
  }
  return rows.length;
}
