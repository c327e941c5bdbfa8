import path from "node:path";
import { and, eq, gte, isNull } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { enqueue } from "#core/jobs/enqueue.ts";
import { notifyVideo } from "#core/notifications/channels.ts";
import { deleteSidecar, storeSidecar } from "#core/subtitles/store-sidecar.ts";
import { flagsOfKind, type SubtitleKind } from "#core/subtitles/subtitle-kind.ts";
import { subtitleName } from "#core/subtitles/subtitle-name.ts";
import { newId } from "#core/uuid.ts";
import { type Transaction } from "#db/client.ts";
import { subtitles } from "#db/schema/subtitles.ts";
import { videos } from "#db/schema/videos.ts";

export interface NewSubtitles {
  readonly videoId: string;
  readonly fileName: string;
  readonly bytes: Buffer;
  /** BCP 47; `und` if it is unknown. */
  readonly languageTag: string;
  readonly kind: SubtitleKind;
}

/** A file's own tracks are numbered from 0, and are fewer. */
const FIRST_NUMBER = 500;
const MAX_SIDECARS = 50;

/**
 * Adds a subtitle file to a video. The player offers it at once if the video is planned, otherwise as soon as
 * it is playable; nothing is encoded again. Throws media_refused, not_found, and conflict if it has too many.
 */
export async function addSubtitles(ctx: CoreContext, input: NewSubtitles): Promise<{ subtitleId: string }> {
  const [video] = await ctx.db
    .select()
    .from(videos)
    .where(and(eq(videos.id, input.videoId), isNull(videos.deletedAt)));
  if (!video) throw new DomainError("not_found", "subtitles.videoNotFound");
  const file = await storeSidecar(ctx, video, input);
  try {
    return await ctx.db.transaction(async (tx) => {
      const row = { id: newId(), videoId: video.id, number: await nextNumber(tx, video.id), ...file };
      await tx.insert(subtitles).values({ ...row, ...describeSidecar(input) });
      await settleSubtitles(tx, row);
      return { subtitleId: row.id };
    });
  } catch (error) {
    // After any other error the row may exist. Doctor finds a stray object, but a deleted one would be lost.
    if (error instanceof DomainError) await deleteSidecar(ctx, file);
    throw error;
  }
}

/** How a row describes a file. */
export function describeSidecar({ fileName, languageTag, kind }: Omit<NewSubtitles, "videoId" | "bytes">) {
  return {
    fileName: path.basename(fileName),
    languageTag,
    name: subtitleName(languageTag, kind),
    ...flagsOfKind(kind),
  };
}

/** Announces a changed row; if it waits for a plan that was created meanwhile, a job writes it. */
export async function settleSubtitles(
  tx: Transaction,
  row: { readonly videoId: string; readonly state: string },
): Promise<void> {
  if (row.state === "waiting") await enqueueIfPlanned(tx, row.videoId);
  await notifyVideo(tx, row.videoId);
}

async function enqueueIfPlanned(tx: Transaction, videoId: string): Promise<void> {
  const [video] = await tx
    .select({ planId: videos.currentPlanId })
    .from(videos)
    .where(eq(videos.id, videoId));
  if (video?.planId) await enqueue(tx, "extract-subtitles", { videoId });
}

/** The lowest number that is free; the video is locked, so that two files never get the same. */
async function nextNumber(tx: Transaction, videoId: string): Promise<number> {
  const [living] = await tx
    .select({ id: videos.id })
    .from(videos)
    .where(and(eq(videos.id, videoId), isNull(videos.deletedAt)))
    .for("no key update");
  if (!living) throw new DomainError("not_found", "subtitles.videoDeleted");
  const rows = await tx
    .select({ number: subtitles.number })
    .from(subtitles)
    .where(and(eq(subtitles.videoId, videoId), gte(subtitles.number, FIRST_NUMBER)));
  if (rows.length >= MAX_SIDECARS) {
    throw new DomainError("conflict", "subtitles.tooMany", { count: MAX_SIDECARS });
  }
  const taken = new Set(rows.map(({ number }) => number));
  let number = FIRST_NUMBER;
  while (taken.has(number)) number += 1;
  return number;
}
