import { and, eq, inArray } from "drizzle-orm";
import { notifyVideo } from "#core/notifications/channels.ts";
import { type Transaction } from "#db/client.ts";
import { videos } from "#db/schema/videos.ts";
import { UNFINISHED_STATES } from "#db/schema/video-states.ts";

export interface VideoFailure {
  readonly videoId: string;
  /** For a person to read: what happened, what is safe, what to press. */
  readonly reason: string;
  /** True where the file itself is at fault, so that trying again would not help. */
  readonly refused: boolean;
}

/** Fails an unfinished video with its reason. False where it is ready, failed or gone already. */
export async function failVideo(tx: Transaction, failure: VideoFailure): Promise<boolean> {
  const unfinished = inArray(videos.state, UNFINISHED_STATES);
  const rows = await tx
    .update(videos)
    .set({ state: "failed", failureReason: failure.reason, refused: failure.refused })
    .where(and(eq(videos.id, failure.videoId), unfinished))
    .returning({ id: videos.id });
  if (rows.length > 0) await notifyVideo(tx, failure.videoId);
  return rows.length > 0;
}
