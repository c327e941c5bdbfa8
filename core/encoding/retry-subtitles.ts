import { and, eq, inArray } from "drizzle-orm";
import { enqueue } from "#core/jobs/enqueue.ts";
import { type Transaction } from "#db/client.ts";
import { subtitles } from "#db/schema/subtitles.ts";

/**
 * Resets a video's failed subtitles, and adds a new job for them, because a job finds only waiting rows.
 * False if none failed or wait.
 */
export async function retrySubtitles(tx: Transaction, videoId: string): Promise<boolean> {
  const rows = await tx
    .update(subtitles)
    .set({ state: "waiting", failure: null })
    .where(and(eq(subtitles.videoId, videoId), inArray(subtitles.state, ["failed", "waiting"])))
    .returning({ id: subtitles.id });
  if (rows.length > 0) await enqueue(tx, "extract-subtitles", { videoId });
  return rows.length > 0;
}
