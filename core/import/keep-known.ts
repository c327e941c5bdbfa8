import path from "node:path";
import { eq } from "drizzle-orm";
import { type KnownVideo } from "#core/import/find-known.ts";
import { type Candidate, type ImportOutcome } from "#core/import/types.ts";
import { type Transaction } from "#db/client.ts";
import { videos } from "#db/schema/videos.ts";

const SAME = "This file is in the library already.";
const SAME_AND_FAILED =
  "This file is in the library already, and it failed. Retry it under Admin, Processing, or delete it and import it again.";
const MOVED = "This file was moved: its title uses the new path.";

/** The outcome of a known file that needs no new video. */
export function knownOutcome({ titleId, videoId, relation, hasFailed }: KnownVideo): ImportOutcome {
  const reason = relation === "moved" ? MOVED : hasFailed ? SAME_AND_FAILED : SAME;
  return { status: "skipped", titleId, videoId, reason };
}

/** Keeps a known file's title; if the file was moved, its video gets the new path. */
export async function keepKnown(tx: Transaction, file: Candidate, known: KnownVideo): Promise<ImportOutcome> {
  if (known.relation === "moved") {
    const location = known.isCopy
      ? { importedFrom: file.path }
      : { sourceKey: file.path, sourceRoot: file.root };
    await tx
      .update(videos)
      .set({ ...location, sourceFileName: path.basename(file.path) })
      .where(eq(videos.id, known.videoId));
  }
  return knownOutcome(known);
}
