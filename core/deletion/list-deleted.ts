import { type DeletedItem } from "#core/deletion/types.ts";
import { type CoreContext } from "#core/context.ts";
import { cutPage, readCursor, type PageKey } from "#core/paging/keyset.ts";
import { videoTitle, type NamedPlayable } from "#core/videos/video-title.ts";

interface DeletedRow extends NamedPlayable {
  readonly id: string;
  readonly itemKind: DeletedItem["kind"];
  readonly fileName: string | null;
  readonly deletedAt: Date;
  readonly deletedAtExact: string;
  readonly filesGoAt: Date;
  readonly canRestore: boolean;
  readonly sizeBytes: string;
}

/** What is deleted and still has files, newest first, a page of `limit`. Throws bad_input for an invalid cursor. */
export async function listDeleted(
  ctx: CoreContext,
  { cursor, limit }: { cursor?: string | null | undefined; limit: number },
): Promise<{ items: DeletedItem[]; nextCursor: string | null }> {
  const rows = await selectDeleted(ctx, readCursor(cursor), limit + 1);
  const page = cutPage(rows, limit, (row) => ({ at: row.deletedAtExact, id: row.id }));
  return { items: page.items.map(toItem), nextCursor: page.nextCursor };
}

/** Each open tombstone belongs to what was deleted: a title, otherwise an episode, otherwise a video. */
function selectDeleted(ctx: CoreContext, after: PageKey | null, limit: number) {
  return ctx.sql<DeletedRow[]>`
    with deleted as (
      select coalesce(title_id, playable_id, video_id) as id,
        case when title_id is not null then 'title'
          when playable_id is not null then 'episode' else 'version' end as kind,
        min(created_at) as deleted_at, min(due_at) as due_at,
        array_agg(distinct video_id) filter (where video_id is not null) as video_ids
      from tombstones where completed_at is null group by 1, 2
    ), page as (
      select * from deleted
      where ${after === null}
        or (deleted_at, id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid)
      order by deleted_at desc, id desc limit ${limit}
    )
    select page.id, 
      case page.kind when 'title' then t.kind when 'episode' then p.kind else 'version' end as "itemKind",
      page.deleted_at as "deletedAt", page.due_at as "filesGoAt",
      to_char(page.deleted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "deletedAtExact",
      page.due_at > now() as "canRestore",
      case when page.kind = 'version' then v.source_file_name end as "fileName",
      t.name as "titleName", coalesce(p.name, t.name) as "playableName", coalesce(p.kind, 'movie') as kind,
      s.number as "seasonNumber", p.number as "episodeNumber", p.last_number as "lastEpisodeNumber",
      p.air_date as "airDate", (
        select coalesce(sum(bytes), 0) from (
          select bytes from segments where video_id = any (page.video_ids)
          union all select source_bytes from videos
            where id = any (page.video_ids) and source_kind = 'stored') stored(bytes)
      ) as "sizeBytes"
    from page
    left join videos v on page.kind = 'version' and v.id = page.id
    left join versions ve on ve.id = v.version_id
    left join playables p on p.id = case page.kind when 'episode' then page.id else ve.playable_id end
    left join seasons s on s.id = p.season_id
    join titles t on t.id = case page.kind when 'title' then page.id else p.title_id end
    order by page.deleted_at desc, page.id desc`;
}

function toItem(row: DeletedRow): DeletedItem {
  const { id, fileName, deletedAt, filesGoAt, canRestore } = row;
  const sizeBytes = Number(row.sizeBytes);
  return {
    id,
    kind: row.itemKind,
    name: videoTitle(row),
    fileName,
    deletedAt,
    filesGoAt,
    canRestore,
    sizeBytes,
  };
}
