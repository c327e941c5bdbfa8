import { createReadStream } from "node:fs";
import { and, eq } from "drizzle-orm";
import { addArtwork, type ArtworkTarget } from "#core/catalog/artwork/add-artwork.ts";
import { assertBytes } from "#core/catalog/artwork/image-body.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { whyArtworkStays } from "#core/import/beside/decide-artwork.ts";
import { type FileStamp } from "#core/import/seen/file-stamp.ts";
import { rememberFile } from "#core/import/seen/remember-file.ts";
import { type ImportOutcome } from "#core/import/types.ts";
import { messageOf, type Message } from "#core/messages/message.ts";
import { type Transaction } from "#db/client.ts";
import { importedFiles } from "#db/schema/imported-files.ts";

/** An image file at its real path, as it is now. */
export interface ArtworkFile extends FileStamp {
  readonly path: string;
}

interface Taking {
  readonly target: ArtworkTarget;
  readonly file: ArtworkFile;
  /** What is told of it once it is taken. */
  readonly what: Message;
}

/**
 * Gives a title or an episode an image file of the server, which a worker then decodes. The artwork and the record of
 * its file are written together, so that a killed import gives nothing twice. Throws unavailable and every error that
 * is not the file's.
 */
export async function takeArtwork(ctx: CoreContext, { target, file, what }: Taking): Promise<ImportOutcome> {
  const { titleId } = target;
  let stays: Message | null = null;
  const record = async (tx: Transaction) => {
    stays = (await isTaken(tx, titleId, file)) ? KNOWN : await whyArtworkStays(tx, target, file.path);
    if (stays) throw DomainError.of("conflict", stays);
    await rememberFile(tx, { ...file, role: "artwork", titleId, videoId: null });
  };
  try {
    assertBytes(file.sizeBytes);
    await addArtwork(ctx, target, bytesOf(file.path), { importedFrom: file.path, record });
    return { titleId, status: "imported", reason: what };
  } catch (error) {
    if (!(error instanceof DomainError) || error.code === "unavailable") throw error;
    // Another import was quicker, or an admin.
    return { titleId, status: stays ? "skipped" : "refused", reason: error.userMessage };
  }
}

const KNOWN = messageOf("imports.artworkKnown");

async function isTaken(tx: Transaction, titleId: string, file: ArtworkFile): Promise<boolean> {
  const { path, sizeBytes, modifiedMs } = importedFiles;
  const isSame = and(eq(path, file.path), eq(sizeBytes, file.sizeBytes), eq(modifiedMs, file.modifiedMs));
  return (await tx.$count(importedFiles, and(isSame, eq(importedFiles.titleId, titleId)))) > 0;
}

/** A file that cannot be read to its end is refused; it stops no import. */
async function* bytesOf(file: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(file) as AsyncIterable<Buffer>;
  } catch (cause) {
    throw new DomainError("media_refused", "imports.fileUnreadable", {}, { cause });
  }
}
