import { and, eq } from "drizzle-orm";
import { type Page } from "#core/catalog/types.ts";
import { type VideoState } from "#core/videos/video-states.ts";
import { type CoreContext } from "#core/context.ts";
import { afterKey, cutPage, MAX_PAGE_SIZE, readCursor } from "#core/paging/keyset.ts";
import { describeDetails } from "#core/videos/describe-details.ts";
import { selectVideos } from "#core/videos/select-videos.ts";
import { type VideoDetail } from "#core/videos/types.ts";
import { titles } from "#db/schema/titles.ts";
import { videos } from "#db/schema/videos.ts";

const PAGE_SIZE = 24;

export interface VideoListing {
  readonly state?: VideoState | undefined;
  /** Only videos that this user uploaded. */
  readonly ownerUserId?: string | undefined;
  readonly titleId?: string | undefined;
  readonly cursor?: string | null | undefined;
  readonly limit?: number | undefined;
}

/**
 * Videos, newest first. The caller checks which of them the user may see. Throws bad_input for an invalid
 * cursor.
 */
export async function listVideos(ctx: CoreContext, listing: VideoListing = {}): Promise<Page<VideoDetail>> {
  const limit = Math.min(listing.limit ?? PAGE_SIZE, MAX_PAGE_SIZE);
  const where = and(
    listing.state ? eq(videos.state, listing.state) : undefined,
    listing.ownerUserId ? eq(titles.ownerUserId, listing.ownerUserId) : undefined,
    listing.titleId ? eq(titles.id, listing.titleId) : undefined,
    afterKey(videos.createdAt, videos.id, readCursor(listing.cursor)),
  );
  const rows = await selectVideos(ctx, { where, limit: limit + 1 });
  const page = cutPage(rows, limit, (row) => ({ at: row.createdAtExact, id: row.video.id }));
  return { items: await describeDetails(ctx, page.items), nextCursor: page.nextCursor };
}
