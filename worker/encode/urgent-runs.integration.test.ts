import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { claimChunk } from "#core/encoding/chunks/claim-chunk.ts";
import { insertPlannedVideo } from "#core/encoding/testing/insert-video.ts";
import { type ChunkClaim } from "#core/encoding/types.ts";
import { newId } from "#core/uuid.ts";
import { requestAhead, requestSegment } from "#core/playback/segment-requests/request-segment.ts";
import { createTestContext, type TestContext } from "#core/testing/test-context.ts";
import { LadderPause } from "#worker/encode/ladder-pause.ts";
import { UrgentRuns, type UrgentSlot } from "#worker/encode/urgent-runs.ts";

let site: TestContext;
let sent: string[];
let runs: UrgentRuns;
let film: { videoId: string; planId: string };
let open: UrgentSlot[];
const processId = newId();
const never = new AbortController().signal;

beforeAll(async () => {
  site = await createTestContext();
});
afterAll(() => site.drop());
beforeEach(async () => {
  await site.ctx.sql`truncate titles, users cascade`;
  film = await insertPlannedVideo(site.ctx, 600);
  await site.ctx.sql`update chunks set state = 'complete' where priority < 2 or kind = 'ladder'`;
  sent = [];
  const ladderPause = new LadderPause((_pid, signal) => sent.push(signal));
  ladderPause.attach(1);
  runs = new UrgentRuns(site.ctx, ladderPause);
  open = [];
  return () => open.forEach((slot) => slot.leave());
});

const segment = (number: number) => ({ ...film, renditionName: "v360", number });
const ahead = { from: 100, to: 104 };

/** Enters and claims, as a job of the urgent queue does. */
async function begin(): Promise<{ slot: UrgentSlot; claim: ChunkClaim }> {
  const slot = await runs.enter(never);
  const claim = await claimChunk(site.ctx, { processId, queue: "urgent" });
  if (!slot || !claim) throw new Error("There was nothing to begin.");
  open.push(slot);
  slot.begin(claim);
  return { slot, claim };
}

test("audio and video track of a requested segment have a slot each, and nothing else does", async () => {
  await requestSegment(site.ctx, segment(57));
  const claims = [await begin(), await begin()].map(({ claim }) => claim);
  expect(claims.map(({ kind, isAwaited }) => `${kind} ${isAwaited}`)).toEqual(["audio true", "entry true"]);
  expect(await runs.enter(never)).toBeNull();
});

test("ladder runs are paused until a viewer has two segments ahead, and again when the viewer waits again", async () => {
  await requestSegment(site.ctx, segment(56));
  await site.ctx.sql`update chunks set requested_until = null where kind = 'audio'`;
  const { slot } = await begin();
  expect(sent).toEqual(["SIGSTOP"]);
  slot.stored();
  expect(sent).toEqual(["SIGSTOP"]);
  slot.stored();
  expect(sent).toEqual(["SIGSTOP", "SIGCONT"]);
  await requestSegment(site.ctx, segment(59));
  await expect.poll(() => sent).toEqual(["SIGSTOP", "SIGCONT", "SIGSTOP"]);
  slot.leave();
  expect(sent.at(-1)).toBe("SIGCONT");
});

test("what will be wanted soon stops no ladder run", async () => {
  await requestAhead(site.ctx, segment(0), ahead);
  await begin();
  expect(sent).toEqual([]);
});

test("runs without a segment request yield to a segment that a viewer waits for", async () => {
  await requestAhead(site.ctx, segment(0), { from: 100, to: 109 });
  const [first, second] = [await begin(), await begin()];
  await requestSegment(site.ctx, segment(60));
  const entering = runs.enter(never);
  await expect.poll(() => [first, second].some(({ slot }) => slot.signal.aborted)).toBe(true);
  for (const { slot } of [first, second]) if (slot.signal.aborted) slot.leave();
  const slot = await entering;
  expect(slot).not.toBeNull();
  slot?.leave();
});

test("runs that viewers wait for are not stopped, and the next one waits for its slot", async () => {
  await requestSegment(site.ctx, segment(60));
  const [first, second] = [await begin(), await begin()];
  await requestSegment(site.ctx, segment(100));
  let isIn = false;
  const entering = runs.enter(never).then((slot) => {
    isIn = true;
    return slot;
  });
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect([isIn, first.slot.signal.aborted, second.slot.signal.aborted]).toEqual([false, false, false]);
  first.slot.leave();
  const slot = await entering;
  expect(slot).not.toBeNull();
  slot?.leave();
});

test("a run that a viewer no longer needs is stopped when the viewer waits for another position", async () => {
  await requestAhead(site.ctx, segment(0), ahead);
  const { slot } = await begin();
  await site.ctx.sql`update chunks set requested_until = now()`;
  await requestSegment(site.ctx, segment(60));
  await begin();
  await expect.poll(() => slot.signal.aborted).toBe(true);
});

test("a run starts again at the segment that a viewer waits for, if it is far from it", async () => {
  await requestAhead(site.ctx, segment(0), { from: 56, to: 56 });
  await site.ctx.sql`update chunks set requested_until = null where kind = 'audio'`;
  const { slot, claim } = await begin();
  expect(claim.work?.firstSegment).toBe(56);
  await requestSegment(site.ctx, segment(57));
  await expect.poll(() => sent, { timeout: 3000 }).toEqual(["SIGSTOP"]);
  expect(slot.signal.aborted).toBe(false);
  await requestSegment(site.ctx, segment(59));
  await expect.poll(() => slot.signal.aborted, { timeout: 3000 }).toBe(true);
});
