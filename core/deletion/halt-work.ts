import { and, count, eq, inArray } from "drizzle-orm";
import { haltChunks, resumeChunks } from "#core/encoding/chunks/chunk-states.ts";
import { enqueue, enqueueEncodeJobs } from "#core/jobs/enqueue.ts";
import { type Transaction } from "#db/client.ts";
import { chunks } from "#db/schema/chunks.ts";
import { videos } from "#db/schema/videos.ts";

/**
 * Halts all work on some videos: their chunks become dormant, and a transcoder that runs one loses its lease
 * at the next renewal (5 s) and stops. Returns the number of running chunks.
 */
export async function haltWork(tx: Transaction, videoIds: readonly string[]): Promise<number> {
  const ofVideos = inArray(chunks.videoId, [...videoIds]);
  const running = await tx
    .select({ count: count() })
    .from(chunks)
    .where(and(ofVideos, eq(chunks.state, "running")));
  await haltChunks(tx, videoIds);
  return running[0]?.count ?? 0;
}

/**
 * The inverse: chunks that waited for a transcoder wait for it again, and a video that was not probed is
 * probed.
 */
export async function resumeWork(tx: Transaction, videoIds: readonly string[]): Promise<void> {
  await enqueueEncodeJobs(tx, await resumeChunks(tx, videoIds));
  const unseen = await tx
    .select({ id: videos.id })
    .from(videos)
    .where(and(inArray(videos.id, [...videoIds]), eq(videos.state, "queued")));
  for (const { id } of unseen) await enqueue(tx, "probe-video", { videoId: id });
}
