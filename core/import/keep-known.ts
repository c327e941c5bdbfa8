import path from "node:path";
import { eq } from "drizzle-orm";
import { type KnownVideo } from "#core/import/find-known.ts";
import { rememberFile } from "#core/import/seen/remember-file.ts";
import { type Candidate, type ImportOutcome } from "#core/import/types.ts";
import { messageOf } from "#core/messages/message.ts";
import { type Transaction } from "#db/client.ts";
import { videos } from "#db/schema/videos.ts";

const SAME = messageOf("imports.known");
const SAME_AND_FAILED = messageOf("imports.knownAndFailed");
const MOVED = messageOf("imports.moved");
const IS_THERE = { unavailableSince: null, unavailableReason: null };

/** The outcome of a known file that needs no new video. */
export function knownOutcome({
  titleId,
  videoId,
  relation,
  hasFailed,
}: Pick<KnownVideo, "titleId" | "videoId" | "relation" | "hasFailed">): ImportOutcome {
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
      .set({ ...location, ...IS_THERE, sourceFileName: path.basename(file.path) })
      .where(eq(videos.id, known.videoId));
  }
  await rememberFile(tx, { ...file, ...known, role: "video" });
  return knownOutcome(known);
}
