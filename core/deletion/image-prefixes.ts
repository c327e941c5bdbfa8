import { sql } from "drizzle-orm";
import { imagePrefix } from "#core/storage/object-key.ts";
import { type DatabaseOrTransaction } from "#db/client.ts";

/** Whether a title that is not deleted shows the image `i` as its poster or backdrop. */
const isShown = sql`exists (
  select 1 from titles t
  where t.deleted_at is null and (t.poster_image_id = i.id or t.backdrop_image_id = i.id))`;

/** Prefixes of the stills of a video; stills that an existing title shows outlive their video, and are left out. */
export async function stillPrefixes(tx: DatabaseOrTransaction, videoId: string): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(
    sql`select i.id from images i where i.video_id = ${videoId} and not ${isShown}`,
  );
  return rows.map((row) => imagePrefix(row.id));
}

/** Whether a prefix contains a still that an existing title shows: it may have been chosen since the deletion. */
export async function isShownStill(
  tx: DatabaseOrTransaction,
  { prefix, videoId }: { prefix: string; videoId: string | null },
): Promise<boolean> {
  if (videoId === null) return false;
  const rows = await tx.execute<{ id: string }>(
    sql`select i.id from images i where i.video_id = ${videoId} and ${isShown}`,
  );
  return rows.some((row) => imagePrefix(row.id) === prefix);
}

/**
 * Prefixes of a title's images that belong to no video. The first one has the title's id and is empty, so
 * that every deleted title has a tombstone.
 */
export async function artworkPrefixes(tx: DatabaseOrTransaction, titleId: string): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(
    sql`select i.id from images i where i.title_id = ${titleId} and i.video_id is null`,
  );
  return [imagePrefix(titleId), ...rows.map((row) => imagePrefix(row.id))];
}

/** Keeps stills that an existing title shows when their video's rows are deleted. */
export async function detachShownStills(tx: DatabaseOrTransaction, videoId: string): Promise<void> {
  await tx.execute(sql`
    update images i set video_id = null, title_id = (
      select t.id from titles t
      where t.deleted_at is null and (t.poster_image_id = i.id or t.backdrop_image_id = i.id) limit 1)
    where i.video_id = ${videoId} and ${isShown}`);
}
