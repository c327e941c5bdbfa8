import { access } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { testHold, type Env } from "#core/config/env.ts";
import { reportSpace } from "#core/encoding/chunks/back-pressure.ts";
import { claimChunk, type ClaimQueue } from "#core/encoding/chunks/claim-chunk.ts";
import { type ChunkClaim } from "#core/encoding/types.ts";
import { dataDirectory } from "#core/start/open-context.ts";
import { workSpace } from "#worker/runner/work-space.ts";
import { type WorkerContext } from "#worker/runner/worker-context.ts";

const LOOK_AGAIN_MS = 500;
const SPACE_PAUSE_MS = 10_000;
/** A test that held the transcoder creates this file in the data folder to release it. */
const RELEASE_FILE = "test-release";

/**
 * The next chunk of a queue for this transcoder, or null if none waits or we are stopping. While the disk is
 * nearly full no chunk is claimed: stored segments stay playable, and the job waits here.
 */
export async function nextChunk(worker: WorkerContext, queue: ClaimQueue): Promise<ChunkClaim | null> {
  const { ctx, processId, signal } = worker;
  while (!signal.aborted) {
    const { isLow, freeBytes, reserveBytes } = await reportSpace(ctx, () => workSpace(worker));
    if (isLow) {
      ctx.logger.warn(
        { freeBytes, reserveBytes },
        "the disk is nearly full: encoding waits until there is room",
      );
      await pause(SPACE_PAUSE_MS, signal);
    } else if (await isHeld(ctx.env)) {
      ctx.logger.warn("MATINEE_TEST_HOLD: only first chunks are encoded until the test lets go");
      const claim = await claimChunk(ctx, { processId, queue, onlyFirst: true });
      if (claim) return claim;
      await pause(LOOK_AGAIN_MS, signal);
    } else {
      return claimChunk(ctx, { processId, queue });
    }
  }
  return null;
}

async function isHeld(env: Env): Promise<boolean> {
  if (testHold(env) === null) return false;
  const released = path.join(dataDirectory(env), RELEASE_FILE);
  return access(released).then(
    () => false,
    () => true,
  );
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
}
