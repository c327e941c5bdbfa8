import { sentence } from "#app/messages/sentence.ts";
import { loadRpcClient } from "#app/trpc/load-client.ts";

const ASK_EVERY_MS = 600;
/** A worker that is down or busy: the image comes later, and the page says so. */
const LONGEST_WAIT_MS = 120_000;

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Waits until a worker has processed an image. Rejects with an `Error` whose message is for the user. */
export async function awaitImage(artworkId: string, isOver: () => boolean): Promise<"ready" | "cancelled"> {
  const client = await loadRpcClient();
  const until = Date.now() + LONGEST_WAIT_MS;
  while (!isOver() && Date.now() < until) {
    const { state, failure } = await client.admin.artworkState.query({ artworkId });
    if (state === "ready" || state === "cancelled") return state;
    if (state === "failed") throw new Error(sentence(failure) ?? "The image could not be processed.");
    await pause(ASK_EVERY_MS);
  }
  if (isOver()) return "cancelled";
  throw new Error("The image is uploaded and will appear when a worker has time for it.");
}
