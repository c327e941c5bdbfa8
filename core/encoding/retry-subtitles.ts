import { and, eq, inArray } from "drizzle-orm";
import { enqueue } from "#core/jobs/enqueue.ts";
import { type Transaction } from "#db/client.ts";
import { subtitles } from "#db/schema/subtitles.ts";

/**
 * Takes back that a video's subtitles failed, with a fresh job for them: a job finds only rows that wait. False where
 * none failed or wait.
 */
export async function retrySubtitles(tx: Transaction, videoId: string): Promise<boolean> {
  const rows = await tx
    .update(subtitles)
    .set({ state: "waiting", failureReason: null })
    .where(and(eq(subtitles.videoId, videoId), inArray(subtitles.state, ["failed", "waiting"])))
    .returning({ id: subtitles.id });
  if (rows.length > 0) await enqueue(tx, "extract-subtitles", { videoId });
  return rows.length > 0;
}
