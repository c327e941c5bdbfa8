import { and, eq } from "drizzle-orm";
import { giveTitleImages } from "#core/catalog/images/give-title-images.ts";
import { findVideo } from "#core/encoding/plans/locate-source.ts";
import { derivedId } from "#core/uuid.ts";
import { displaySize } from "#core/media/plan/rendition-ladder.ts";
import { type MediaInfo } from "#core/media/types.ts";
import { imageKey } from "#core/storage/object-key.ts";
import { images } from "#db/schema/images.ts";
import { chooseBackdrop, choosePoster } from "#worker/ffmpeg/stills/choose-still.ts";
import { cropPoster } from "#worker/ffmpeg/stills/crop-poster.ts";
import { extractStills, type Still } from "#worker/ffmpeg/stills/extract-stills.ts";
import { withScratch } from "#worker/runner/scratch.ts";
import { openSource } from "#worker/source-reader/open-source.ts";
import { type WorkerContext } from "#worker/runner/worker-context.ts";

type NewImage = typeof images.$inferInsert;

/** The number of poster candidates, spread over the film. */
const STILLS = 6;

/**
 * Takes stills of a video and stores them; the richest becomes the backdrop, and the one with the sharpest
 * middle, cropped, the poster of a title that has none. A video that already has stills is not changed.
 */
export async function extractStillsOf(worker: WorkerContext, videoId: string): Promise<void> {
  const { ctx, signal } = worker;
  const video = await findVideo(ctx, videoId);
  const info = (video?.mediaInfo ?? null) as MediaInfo | null;
  if (!video || !info || (await hasStills(worker, videoId))) return;
  const source = await openSource(worker, video);
  await withScratch(worker.scratchRoot, async (scratchDir) => {
    const stills = await extractStills({ source, info, count: STILLS, scratchDir, signal });
    const backdrop = chooseBackdrop(stills);
    const posterStill = choosePoster(stills, displaySize(info.video).height);
    const poster = posterStill ? await cropPoster({ still: posterStill, scratchDir, signal }) : null;
    const rows: NewImage[] = [];
    for (const [number, still] of stills.entries())
      rows.push(await storeImage(worker, still, { kind: "still", videoId, number }));
    const posterRow = poster
      ? await storeImage(worker, poster, { kind: "poster", videoId, number: 0 })
      : null;
    const backdropRow = backdrop ? rows[stills.indexOf(backdrop)] : undefined;
    if (posterRow) rows.push(posterRow);
    await giveTitleImages(ctx, {
      videoId,
      images: rows,
      posterImageId: posterRow?.id ?? null,
      backdropImageId: backdropRow?.id ?? null,
    });
  });
}

async function hasStills({ ctx }: WorkerContext, videoId: string): Promise<boolean> {
  const found = await ctx.db
    .select({ id: images.id })
    .from(images)
    .where(and(eq(images.videoId, videoId), eq(images.kind, "still")))
    .limit(1);
  return found.length > 0;
}

/** Stores an image's files; returns the row to insert once all are stored. */
async function storeImage(
  { ctx }: WorkerContext,
  image: Pick<Still, "files" | "width" | "height" | "atSeconds" | "placeholder" | "lightness">,
  { kind, videoId, number }: { kind: "still" | "poster"; videoId: string; number: number },
): Promise<NewImage> {
  const id = derivedId(videoId, `${kind}/${number}`);
  for (const file of image.files) {
    await ctx.store.putFileIfAbsent(imageKey(id, file.width), file.path, { contentType: "image/webp" });
  }
  const { width, height, atSeconds, placeholder, lightness } = image;
  const widths = image.files.map((file) => file.width);
  const totalBytes = image.files.reduce((sum, file) => sum + file.bytes, 0);
  return { id, kind, videoId, atSeconds, widths, width, height, totalBytes, placeholder, lightness };
}
