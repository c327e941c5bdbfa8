import { and, eq, inArray } from "drizzle-orm";
import { type VideoReason } from "#core/messages/video-reason.ts";
import { notifyVideo } from "#core/notifications/channels.ts";
import { type Transaction } from "#db/client.ts";
import { videos } from "#db/schema/videos.ts";
import { UNFINISHED_STATES } from "#db/schema/video-states.ts";

export interface VideoFailure {
  readonly videoId: string;
  /** For users: what happened, what is safe, what to do. */
  readonly reason: VideoReason;
  /** True if the file itself is the cause, so that a retry would not help. */
  readonly refused: boolean;
}

/** Fails an unfinished video with its reason. False if it is already ready, failed or deleted. */
export async function failVideo(tx: Transaction, failure: VideoFailure): Promise<boolean> {
  const unfinished = inArray(videos.state, UNFINISHED_STATES);
  const rows = await tx
    .update(videos)
    .set({ state: "failed", failure: failure.reason, refused: failure.refused })
    .where(and(eq(videos.id, failure.videoId), unfinished))
    .returning({ id: videos.id });
  if (rows.length > 0) await notifyVideo(tx, failure.videoId);
  return rows.length > 0;
}
