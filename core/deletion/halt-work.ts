import { and, count, eq, inArray, sql } from "drizzle-orm";
import { enqueue, enqueueEncodeJobs } from "#core/jobs/enqueue.ts";
import { type Transaction } from "#db/client.ts";
import { chunks } from "#db/schema/chunks.ts";
import { videos } from "#db/schema/videos.ts";

/**
 * Takes all work on some videos back: their chunks rest, and whoever runs one finds its lease gone at the next
 * renewal (5 s) and stops. Returns how many were running.
 */
export async function haltWork(tx: Transaction, videoIds: readonly string[]): Promise<number> {
  const ofVideos = inArray(chunks.videoId, [...videoIds]);
  const running = await tx
    .select({ count: count() })
    .from(chunks)
    .where(and(ofVideos, eq(chunks.state, "running")));
  // A run that we interrupt ourselves is no failure of its chunk.
  const attempts = sql`greatest(0, ${chunks.attempts} - (${chunks.state} = 'running')::int)`;
  await tx
    .update(chunks)
    .set({
      state: "dormant",
      attempts,
      attemptToken: null,
      claimedBy: null,
      leaseUntil: null,
      requestedUntil: null,
    })
    .where(and(ofVideos, inArray(chunks.state, ["pending", "running"])));
  return running[0]?.count ?? 0;
}

/** The opposite: chunks that waited for a transcoder do so again, and a video nobody looked at is looked at. */
export async function resumeWork(tx: Transaction, videoIds: readonly string[]): Promise<void> {
  // Entry chunks past the first minute rest by nature, until somebody wishes for them.
  const restsByNature = and(eq(chunks.kind, "entry"), eq(chunks.priority, 2));
  const woken = await tx
    .update(chunks)
    .set({ state: "pending", notBefore: sql`now()` })
    .where(
      and(inArray(chunks.videoId, [...videoIds]), eq(chunks.state, "dormant"), sql`not (${restsByNature})`),
    )
    .returning({ id: chunks.id });
  await enqueueEncodeJobs(tx, woken.length);
  const unseen = await tx
    .select({ id: videos.id })
    .from(videos)
    .where(and(inArray(videos.id, [...videoIds]), eq(videos.state, "queued")));
  for (const { id } of unseen) await enqueue(tx, "probe-video", { videoId: id });
}
