import { sql } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { type StoredMessage } from "#db/schema/stored-message.ts";

/** Since when a file of a title is not there, and why, with its path: for admins alone. */
export interface Unavailable {
  readonly since: Date;
  readonly reason: StoredMessage;
}

/** Of some titles those with a file that is not there, each with the one that is missing longest. One query. */
export async function unavailableTitles(
  ctx: CoreContext,
  titleIds: readonly string[],
): Promise<ReadonlyMap<string, Unavailable>> {
  if (titleIds.length === 0) return new Map();
  const ids = sql.join(
    titleIds.map((id) => sql`${id}::uuid`),
    sql`, `,
  );
  const rows = await ctx.db.execute<{ id: string; since: Date | string; reason: StoredMessage }>(sql`
    select distinct on (p.title_id) p.title_id::text as id, v.unavailable_since as since, v.unavailable_reason as reason
    from videos v join versions ve on ve.id = v.version_id join playables p on p.id = ve.playable_id
    where v.unavailable_since is not null and v.unavailable_reason is not null and v.deleted_at is null
      and p.title_id in (${ids})
    order by p.title_id, v.unavailable_since`);
  return new Map(rows.map(({ id, since, reason }) => [id, { since: new Date(since), reason }]));
}
