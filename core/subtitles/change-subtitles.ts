import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { notifyVideo } from "#core/notifications/channels.ts";
import { describeSidecar, settleSubtitles, type NewSubtitles } from "#core/subtitles/add-subtitles.ts";
import { deleteSidecar, storeSidecar, type StoredSidecar } from "#core/subtitles/store-sidecar.ts";
import { type DatabaseOrTransaction } from "#db/client.ts";
import { subtitles } from "#db/schema/subtitles.ts";
import { videos } from "#db/schema/videos.ts";

export type SubtitleReplacement = Omit<NewSubtitles, "videoId"> & { readonly subtitleId: string };

/**
 * Replaces an added subtitle file. The old one is played until the new one is stored. Throws media_refused,
 * and not_found if it does not exist or is a track of the video's own file.
 */
export async function replaceSubtitles(ctx: CoreContext, input: SubtitleReplacement): Promise<void> {
  const { video } = await findSidecar(ctx.db, input.subtitleId);
  const file = await storeSidecar(ctx, video, input);
  const before = await exchange(ctx, input, file).catch(async (error: unknown) => {
    // After any other error the row may refer to the new file.
    if (error instanceof DomainError) await deleteSidecar(ctx, file);
    throw error;
  });
  await deleteSidecar(ctx, before);
}

/** The row as it was before. */
function exchange(ctx: CoreContext, input: SubtitleReplacement, file: StoredSidecar) {
  return ctx.db.transaction(async (tx) => {
    const { row } = await findSidecar(tx, input.subtitleId, "update");
    const values = { ...file, ...describeSidecar(input), failure: null };
    await tx.update(subtitles).set(values).where(eq(subtitles.id, row.id));
    await settleSubtitles(tx, { videoId: row.videoId, state: file.state });
    return row;
  });
}

/** Removes an added subtitle file. Throws not_found if it does not exist or is a track of the video's own file. */
export async function removeSubtitles(ctx: CoreContext, input: { subtitleId: string }): Promise<void> {
  const removed = await ctx.db.transaction(async (tx) => {
    const { row } = await findSidecar(tx, input.subtitleId, "update");
    await tx.delete(subtitles).where(eq(subtitles.id, row.id));
    await notifyVideo(tx, row.videoId);
    return row;
  });
  await deleteSidecar(ctx, removed);
}

async function findSidecar(db: DatabaseOrTransaction, subtitleId: string, lock?: "update") {
  const query = db
    .select({ row: subtitles, video: videos })
    .from(subtitles)
    .innerJoin(videos, eq(videos.id, subtitles.videoId))
    .where(and(eq(subtitles.id, subtitleId), isNotNull(subtitles.originalKey), isNull(videos.deletedAt)));
  const [found] = lock ? await query.for(lock, { of: subtitles }) : await query;
  if (!found) throw new DomainError("not_found", "subtitles.notFound");
  return found;
}
