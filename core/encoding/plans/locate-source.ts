import { access, constants } from "node:fs/promises";
import { type Readable } from "node:stream";
import { eq } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { assertDiskOfMissing, sourceUnavailable } from "#core/encoding/source-disk.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { type ByteRange } from "#core/storage/object-store.ts";
import { videos } from "#db/schema/videos.ts";

export type VideoRow = typeof videos.$inferSelect;

/** A video's row; null if it was deleted, which a job may find that outlived its film. */
export async function findVideo(ctx: CoreContext, videoId: string): Promise<VideoRow | null> {
  const [video] = await ctx.db.select().from(videos).where(eq(videos.id, videoId));
  return video ?? null;
}

/** A video's row; throws not_found. */
export async function loadVideo(ctx: CoreContext, videoId: string): Promise<VideoRow> {
  const video = await findVideo(ctx, videoId);
  if (!video) throw new DomainError("not_found", "videos.notFound");
  return video;
}

type Source = Pick<VideoRow, "sourceKind" | "sourceKey" | "sourceRoot" | "seekableSourceKey">;

/** Where the bytes of a video's source are: a file of this machine, or an object that is read in ranges. */
export type LocatedSource =
  | { readonly kind: "path"; readonly path: string }
  | {
      readonly kind: "ranges";
      readonly key: string;
      readonly sizeBytes: number;
      /** Throws gone if the object was deleted since, and every error of the store. */
      readonly read: (range: ByteRange) => Promise<Readable>;
    };

/**
 * The source that FFmpeg reads for a video: the seekable copy if there is one, otherwise the source itself,
 * stored or in place. Throws gone if its disk is mounted, or its store is there, and the file is missing, and
 * unavailable for every other error: an unreachable disk or store returns, but a failed video stays failed.
 */
export async function locateSource(ctx: CoreContext, video: Source): Promise<LocatedSource> {
  if (isInPosition(video)) {
    const assertDisk = () => assertDiskOfMissing(video.sourceKey, video.sourceRoot);
    return locateFile(video, video.sourceKey, assertDisk);
  }
  const key = video.seekableSourceKey ?? video.sourceKey;
  const location = ctx.sources.locate(key);
  if (location.kind === "path") return locateFile(video, location.path, () => ctx.store.check());
  const sizeBytes = await orGone(ctx, video, async () => (await ctx.store.head(key))?.bytes ?? null);
  const read = (range: ByteRange) => orGone(ctx, video, () => location.read(range));
  return { kind: "ranges", key, sizeBytes, read };
}

/** `assertDisk` throws unavailable unless the disk of a missing file is mounted. */
async function locateFile(
  video: Source,
  path: string,
  assertDisk: () => Promise<void>,
): Promise<LocatedSource> {
  if (await isReadable(path)) return { kind: "path", path };
  await assertDisk();
  // The disk may have been mounted between the two checks.
  if (await isReadable(path)) return { kind: "path", path };
  throw new DomainError("gone", goneKey(video.sourceKind));
}

/** What `look` finds; null and not_found mean gone if the store is there, and the right one. */
async function orGone<Result>(
  ctx: CoreContext,
  video: Source,
  look: () => Promise<Result | null>,
): Promise<Result> {
  const found = await look().catch((error: unknown) => {
    if (error instanceof DomainError && error.code === "not_found") return null;
    throw error;
  });
  if (found !== null) return found;
  await ctx.store.check();
  throw new DomainError("gone", goneKey(video.sourceKind));
}

/** False if there is no such file. Throws unavailable for every other error. */
async function isReadable(path: string): Promise<boolean> {
  try {
    await access(path, constants.R_OK);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw sourceUnavailable(error);
  }
}

const isInPosition = (video: Source): boolean => video.sourceKind === "in_place" && !video.seekableSourceKey;

const goneKey = (kind: VideoRow["sourceKind"]) =>
  kind === "in_place" ? "encoding.importedFileGone" : "encoding.uploadedFileGone";
