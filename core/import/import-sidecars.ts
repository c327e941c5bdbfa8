import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { and, eq } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { type FoundSidecar } from "#core/import/find-sidecars.ts";
import { stampOf } from "#core/import/seen/file-stamp.ts";
import { rememberFile } from "#core/import/seen/remember-file.ts";
import { type SeenFiles } from "#core/import/seen/seen-files.ts";
import { type ImportOutcome } from "#core/import/types.ts";
import { messageOf } from "#core/messages/message.ts";
import { addSubtitles } from "#core/subtitles/add-subtitles.ts";
import { SUBTITLE_MAX_BYTES } from "#core/subtitles/read-subtitle-file.ts";
import { contentHashOf } from "#core/subtitles/store-sidecar.ts";
import { subtitleName } from "#core/subtitles/subtitle-name.ts";
import { subtitles } from "#db/schema/subtitles.ts";

const SAME = messageOf("imports.subtitlesKnown");
const UNREADABLE = messageOf("imports.fileUnreadable");

interface SidecarOwner {
  readonly titleId: string;
  readonly videoId: string;
  readonly seen: SeenFiles;
}

/**
 * Imports a subtitle file for an existing video. One with known content is skipped, and one that was taken for this
 * video and has not changed since is not even read.
 */
export async function importSidecar(
  ctx: CoreContext,
  sidecar: FoundSidecar,
  { titleId, videoId, seen }: SidecarOwner,
): Promise<ImportOutcome> {
  const owner = { titleId, videoId };
  const info = await stat(sidecar.path).catch(() => null);
  if (!info?.isFile()) return { ...owner, status: "refused", reason: UNREADABLE };
  const stamp = stampOf(info);
  if (seen.find(sidecar.path, stamp)?.videoId === videoId)
    return { ...owner, status: "skipped", reason: SAME };
  const bytes = await readSidecar(sidecar.path, stamp.sizeBytes);
  if (bytes === null) return { ...owner, status: "refused", reason: UNREADABLE };
  const outcome = (await isKnown(ctx, videoId, bytes))
    ? ({ ...owner, status: "skipped", reason: SAME } as const)
    : await addSidecar(ctx, sidecar, { ...owner, bytes });
  if (outcome.status !== "refused")
    await rememberFile(ctx.db, { path: sidecar.path, role: "subtitles", ...owner, ...stamp });
  return outcome;
}

async function addSidecar(
  ctx: CoreContext,
  sidecar: FoundSidecar,
  { titleId, videoId, bytes }: { titleId: string; videoId: string; bytes: Buffer },
): Promise<ImportOutcome> {
  const owner = { titleId, videoId };
  const { languageTag, kind } = sidecar;
  try {
    const fileName = path.basename(sidecar.path);
    await addSubtitles(ctx, { videoId, fileName, bytes, languageTag, kind });
  } catch (error) {
    if (!(error instanceof DomainError) || error.code === "unavailable") throw error;
    return { ...owner, status: "refused", reason: error.userMessage };
  }
  return {
    ...owner,
    status: "imported",
    reason: messageOf("imports.subtitlesTaken", { name: subtitleName(languageTag, kind) }),
  };
}

/** Null if it cannot be read. A file that is too large is read only up to the limit, and refused by its size. */
async function readSidecar(file: string, sizeBytes: number): Promise<Buffer | null> {
  if (sizeBytes > SUBTITLE_MAX_BYTES) return Buffer.alloc(SUBTITLE_MAX_BYTES + 1);
  return await readFile(file).catch(() => null);
}

async function isKnown(ctx: CoreContext, videoId: string, bytes: Buffer): Promise<boolean> {
  const [known] = await ctx.db
    .select({ id: subtitles.id })
    .from(subtitles)
    .where(and(eq(subtitles.videoId, videoId), eq(subtitles.contentHash, contentHashOf(bytes))));
  return known !== undefined;
}
