import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { and, eq } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { type FoundSidecar } from "#core/import/find-sidecars.ts";
import { type ImportOutcome } from "#core/import/types.ts";
import { addSubtitles } from "#core/subtitles/add-subtitles.ts";
import { SUBTITLE_MAX_BYTES } from "#core/subtitles/read-subtitle-file.ts";
import { contentHashOf } from "#core/subtitles/store-sidecar.ts";
import { subtitleName } from "#core/subtitles/subtitle-name.ts";
import { subtitles } from "#db/schema/subtitles.ts";

const SAME = "These subtitles are there already.";
const UNREADABLE = "This file can't be read. Check its permissions.";

/** Imports a subtitle file for an existing video; a file with known content is skipped. */
export async function importSidecar(
  ctx: CoreContext,
  sidecar: FoundSidecar,
  owner: { readonly titleId: string; readonly videoId: string },
): Promise<ImportOutcome> {
  const bytes = await readSidecar(sidecar.path);
  if (bytes === null) return { ...owner, status: "refused", reason: UNREADABLE };
  if (await isKnown(ctx, owner.videoId, bytes)) return { ...owner, status: "skipped", reason: SAME };
  const { languageTag, kind } = sidecar;
  try {
    const fileName = path.basename(sidecar.path);
    await addSubtitles(ctx, { videoId: owner.videoId, fileName, bytes, languageTag, kind });
  } catch (error) {
    if (!(error instanceof DomainError) || error.code === "unavailable") throw error;
    return { ...owner, status: "refused", reason: error.message };
  }
  return { ...owner, status: "imported", reason: `Subtitles: ${subtitleName(languageTag, kind)}.` };
}

/** Null if it cannot be read. A file that is too large is read only up to the limit, and refused by its size. */
async function readSidecar(file: string): Promise<Buffer | null> {
  const info = await stat(file).catch(() => null);
  if (!info?.isFile()) return null;
  if (info.size > SUBTITLE_MAX_BYTES) return Buffer.alloc(SUBTITLE_MAX_BYTES + 1);
  return await readFile(file).catch(() => null);
}

async function isKnown(ctx: CoreContext, videoId: string, bytes: Buffer): Promise<boolean> {
  const [known] = await ctx.db
    .select({ id: subtitles.id })
    .from(subtitles)
    .where(and(eq(subtitles.videoId, videoId), eq(subtitles.contentHash, contentHashOf(bytes))));
  return known !== undefined;
}
