import { sql } from "drizzle-orm";
import { type Transaction } from "#db/client.ts";

/** The most titles of one round; the next one comes in a minute. */
const ROUND = 1000;

/**
 * Publishes the drafts whose time has come, by the database's clock. A title of which every file failed stays a
 * draft: published, it would be one that nothing can be watched of; once a file can be used, the next round publishes
 * it. Returns how many were published.
 */
export async function publishScheduled(tx: Transaction): Promise<number> {
  const rows = await tx.execute<{ id: string }>(sql`
    update titles set visibility = 'published', published_at = coalesce(published_at, now()), publish_at = null,
      rev = rev + 1, updated_at = now()
    where id in (
      select t.id from titles t
      where t.publish_at <= now() and t.visibility = 'draft' and t.deleted_at is null
        and (${hasUsableFile} or not ${hasFile})
      order by t.publish_at limit ${ROUND} for update skip locked)
    returning id::text as id`);
  return rows.length;
}

const fileWhere = (condition: string) => sql`exists (
  select 1 from playables p join versions r on r.playable_id = p.id join videos v on v.id = r.current_video_id
  where p.title_id = t.id and p.deleted_at is null and v.deleted_at is null and ${sql.raw(condition)})`;
const hasFile = fileWhere("true");
const hasUsableFile = fileWhere("v.state <> 'failed'");
