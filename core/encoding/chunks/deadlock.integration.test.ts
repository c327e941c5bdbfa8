import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { claimChunk } from "#core/encoding/chunks/claim-chunk.ts";
import { failChunk } from "#core/encoding/chunks/fail-chunk.ts";
import { finishChunk } from "#core/encoding/chunks/finish-chunk.ts";
import { insertPlannedVideo } from "#core/encoding/testing/insert-video.ts";
import { type ChunkClaim } from "#core/encoding/types.ts";
import { messageOf } from "#core/messages/message.ts";
import { newId } from "#core/uuid.ts";
import { createTestContext, type TestContext } from "#core/testing/test-context.ts";

let site: TestContext;
beforeAll(async () => {
  site = await createTestContext();
});
afterAll(() => site.drop());
beforeEach(() => site.ctx.sql`truncate titles, users cascade`);

async function mustClaim(): Promise<ChunkClaim> {
  await insertPlannedVideo(site.ctx, 20);
  const claim = await claimChunk(site.ctx, { processId: newId() });
  if (!claim) throw new Error("There was nothing to claim.");
  return claim;
}

/** Settles when a connection waits for a lock that another one holds. */
async function untilOneWaits(): Promise<void> {
  for (;;) {
    const waiting = await site.ctx.sql`
      select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    if (waiting.length > 0) return;
    await sleep(10);
  }
}

/**
 * Runs `work` into a deadlock: another transaction has the claim's chunk, and takes its video once `work`, which has
 * that one, waits for the chunk. Postgres ends the one that waited first.
 */
async function inDeadlock<Result>(claim: ChunkClaim, work: () => Promise<Result>): Promise<Result> {
  let working: Promise<Result> | null = null;
  await site.ctx.sql.begin(async (other) => {
    await other`select 1 from chunks where id = ${claim.chunkId} for update`;
    working = work();
    await untilOneWaits();
    await other`select 1 from videos where id = ${claim.videoId} for update`;
  });
  if (!working) throw new Error("The work was not begun.");
  return working;
}

test("a chunk whose end meets a deadlock ends all the same", async () => {
  const claim = await mustClaim();
  await site.ctx.sql`
    insert into segments (plan_id, video_id, rendition_name, number, bytes)
    select ${claim.planId}, ${claim.videoId}, ${claim.renditionName}, n, 1
    from generate_series(${claim.firstSegment}::int, ${claim.firstSegment + claim.segmentCount - 1}::int) n`;
  expect(await inDeadlock(claim, () => finishChunk(site.ctx, claim))).toBe("ended");
  expect(await site.ctx.sql`select state, attempts from chunks where id = ${claim.chunkId}`).toEqual([
    { state: "complete", attempts: 1 },
  ]);
});

test("a failure that meets a deadlock is counted once", async () => {
  const claim = await mustClaim();
  const failed = await inDeadlock(claim, () =>
    failChunk(site.ctx, claim, { kind: "crash", message: messageOf("stored.text", { text: "boom" }) }),
  );
  expect(failed).toBe(true);
  expect(await site.ctx.sql`select state, crashes from chunks where id = ${claim.chunkId}`).toEqual([
    { state: "pending", crashes: 1 },
  ]);
});
