import { sql } from "drizzle-orm";
import { type DatabaseOrTransaction } from "#db/client.ts";
import { sqlList, WATCHABLE_STATES } from "#db/schema/video-states.ts";

/** A WebVTT object whose lines can be found. */
export interface LineSource {
  readonly subtitleId: string;
  readonly playableId: string;
  readonly objectKey: string;
}

/**
 * The subtitles of a title's default versions, one for each language: the complete ones before those for the hearing
 * impaired, which have the same lines, and before forced ones, which have few of them.
 */
export async function findLineSources(db: DatabaseOrTransaction, titleId: string): Promise<LineSource[]> {
  const rows = await db.execute<LineSource & Record<string, unknown>>(sql`
    select distinct on (p.id, s.language_tag)
      s.id as "subtitleId", p.id as "playableId", s.object_key as "objectKey"
    from playables p
    join versions ve on ve.playable_id = p.id and ve.is_default
    join videos v on v.id = ve.current_video_id
    join subtitles s on s.video_id = v.id
    where p.title_id = ${titleId} and p.deleted_at is null and v.deleted_at is null
      and v.state in (${sql.raw(sqlList(WATCHABLE_STATES))})
      and s.state = 'stored' and s.object_key is not null
    order by p.id, s.language_tag, s.is_forced, s.is_hearing_impaired, s.number`);
  return rows.map(({ subtitleId, playableId, objectKey }) => ({ subtitleId, playableId, objectKey }));
}
