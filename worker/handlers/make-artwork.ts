import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { and, eq } from "drizzle-orm";
import { ARTWORK_LIMITS, minWidthOf } from "#core/catalog/artwork/artwork-limits.ts";
import { failArtwork } from "#core/catalog/artwork/artwork-state.ts";
import { type ArtworkRow, type DecodedImage, showArtwork } from "#core/catalog/artwork/show-artwork.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { isOutage } from "#core/errors/is-outage.ts";
import { messageOf } from "#core/messages/message.ts";
import { artworkSourceKey, imageKey } from "#core/storage/object-key.ts";
import { artworks } from "#db/schema/artworks.ts";
import { encodeArtwork, keptSize, probeArtwork } from "#worker/ffmpeg/stills/decode-artwork.ts";
import { FfmpegError } from "#worker/ffmpeg/run/ffmpeg-error.ts";
import { causeOfFailure } from "#worker/ffmpeg/run/tool-check.ts";
import { type WorkerContext } from "#worker/runner/worker-context.ts";
import { withScratch } from "#worker/runner/scratch.ts";

/**
 * Decodes an image file that was given to a title, stores it as WebP in our widths, and shows it. A file that cannot
 * be used is marked failed with its reason. Throws where it is not the file's fault; the job is tried again then.
 */
export async function makeArtwork(worker: WorkerContext, artworkId: string): Promise<void> {
  const { ctx } = worker;
  const [artwork] = await ctx.db
    .select()
    .from(artworks)
    .where(and(eq(artworks.id, artworkId), eq(artworks.state, "waiting")));
  if (!artwork) return;
  try {
    const image = await withScratch(worker.scratchRoot, (folder) => decode(worker, artwork, folder));
    await showArtwork(ctx, artwork, image);
  } catch (thrown) {
    const error = await causeOfFailure(thrown, worker.signal);
    const reason = refusalOf(error);
    if (worker.signal.aborted || isOutage(error) || reason === null) throw error;
    ctx.logger.info({ err: error, artworkId }, "an image file was refused");
    await failArtwork(ctx, artworkId, reason);
  }
}

/** Why a file is refused; null where the fault is not the file's. */
function refusalOf(error: unknown) {
  if (error instanceof DomainError && error.code === "media_refused") return error.userMessage;
  if (error instanceof DomainError && error.code === "not_found") return messageOf("catalog.imageLost");
  const isFiles = error instanceof FfmpegError && FILES_FAULTS.has(error.kind);
  return isFiles ? UNREADABLE : null;
}

const FILES_FAULTS: ReadonlySet<FfmpegError["kind"]> = new Set(["failed", "crashed", "stalled"]);
const UNREADABLE = messageOf("catalog.imageUnreadable", { megapixels: ARTWORK_LIMITS.maxPixels / 1e6 });

async function decode(worker: WorkerContext, artwork: ArtworkRow, scratchDir: string): Promise<DecodedImage> {
  const { ctx, signal } = worker;
  const path = join(scratchDir, "source");
  await pipeline(await ctx.store.read(artworkSourceKey(artwork.id)), createWriteStream(path), { signal });
  const file = { path, format: artwork.format, maxPixels: ARTWORK_LIMITS.maxPixels };
  const frame = await probeArtwork(file, signal);
  if (!frame) throw DomainError.of("media_refused", UNREADABLE);
  const isPoster = artwork.kind === "poster";
  assertWidth(keptSize(frame, isPoster).width, minWidthOf(artwork.kind));
  const encoded = await encodeArtwork(file, frame, { isPoster, scratchDir, signal });
  return store(worker, artwork.id, encoded);
}

function assertWidth(width: number, minWidth: number): void {
  if (width < minWidth) throw new DomainError("media_refused", "catalog.imageTooSmall", { width, minWidth });
}

async function store(
  { ctx }: WorkerContext,
  imageId: string,
  { files, placeholder, lightness }: Awaited<ReturnType<typeof encodeArtwork>>,
): Promise<DecodedImage> {
  for (const file of files) {
    await ctx.store.putFileIfAbsent(imageKey(imageId, file.width), file.path, { contentType: "image/webp" });
  }
  const { width, height } = files.at(-1) ?? { width: 0, height: 0 };
  const totalBytes = files.reduce((sum, { bytes }) => sum + bytes, 0);
  return { widths: files.map((file) => file.width), width, height, totalBytes, placeholder, lightness };
}
