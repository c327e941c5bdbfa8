import { sql } from "drizzle-orm";
import { type DatabaseOrTransaction } from "#db/client.ts";

/** Postgres channels. Payloads are small texts; a listener reads the rows again. */
export const SEGMENT_CHANNEL = "matinee_segment";
export const VIDEO_CHANNEL = "matinee_video";
export const SESSION_CHANNEL = "matinee_session";

/** `videoId:renditionName:number` */
export async function notifySegment(
  tx: DatabaseOrTransaction,
  segment: { videoId: string; renditionName: string; number: number },
): Promise<void> {
  const payload = `${segment.videoId}:${segment.renditionName}:${segment.number}`;
  await tx.execute(sql`select pg_notify(${SEGMENT_CHANNEL}, ${payload})`);
}

/** Announces that a video's state or progress changed. */
export async function notifyVideo(tx: DatabaseOrTransaction, videoId: string): Promise<void> {
  await tx.execute(sql`select pg_notify(${VIDEO_CHANNEL}, ${videoId})`);
}

/** Announces that a session has ended; `name` is its public name, never its id. */
export async function notifySessionEnd(tx: DatabaseOrTransaction, name: string): Promise<void> {
  await tx.execute(sql`select pg_notify(${SESSION_CHANNEL}, ${name})`);
}

/** Parses a segment channel's payload; null if it is invalid. */
export function parseSegmentPayload(
  payload: string,
): { videoId: string; renditionName: string; number: number } | null {
  const [videoId, renditionName, number] = payload.split(":");
  if (!videoId || !renditionName || !number) return null;
  return { videoId, renditionName, number: Number(number) };
}
