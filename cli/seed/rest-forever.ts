import { type FilmState } from "#cli/seed/make-film.ts";
import { enqueue } from "#core/jobs/enqueue.ts";
import { type Transaction } from "#db/client.ts";

const YEAR_SECONDS = 365 * 24 * 3600;

/**
 * Keeps a seeded video in its state. Its next job exists, so that the video does not look lost and no process
 * creates another job, but the job is not due for a year.
 */
export async function restForever(tx: Transaction, videoId: string, state: FilmState): Promise<void> {
  const options = { delaySeconds: YEAR_SECONDS };
  if (state === "queued") await enqueue(tx, "probe-video", { videoId }, options);
  if (state === "processing" || state === "playable")
    await enqueue(tx, "publish-video", { videoId }, options);
}
