import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  CHUNK_TRANSITIONS,
  claimFound,
  closeChunks,
  completeRun,
  coverChunk,
  coverPastEnd,
  expireLeases,
  failRun,
  haltChunks,
  releaseRun,
  remakeChunks,
  renewLease,
  reopenChunks,
  resumeChunks,
  retryChunks,
  revokeRuns,
  waitingState,
  type ChunkState,
  type ChunkTransition,
} from "#core/encoding/chunks/chunk-states.ts";
import { insertPlannedVideo } from "#core/encoding/testing/insert-video.ts";
import { messageOf } from "#core/messages/message.ts";
import { createTestContext, type TestContext } from "#core/testing/test-context.ts";
import { newId } from "#core/uuid.ts";
import { type Transaction } from "#db/client.ts";
import { chunks } from "#db/schema/chunks.ts";

type ChunkRow = typeof chunks.$inferSelect;

const STATES: readonly ChunkState[] = ["dormant", "pending", "running", "complete", "failed"];
const TRANSITIONS = Object.keys(CHUNK_TRANSITIONS) as ChunkTransition[];

let site: TestContext;
let ladder: ChunkRow;
/** Past the first minute: it waits dormant. */
let lateEntry: ChunkRow;

beforeAll(async () => {
  site = await createTestContext();
  const { planId } = await insertPlannedVideo(site.ctx, 100);
  const rows = await site.ctx.db.select().from(chunks).where(eq(chunks.planId, planId));
  ladder = rows.find((row) => row.kind === "ladder" && row.number === 0)!;
  lateEntry = rows.find((row) => row.kind === "entry" && row.priority === 2)!;
  // One chunk for each test, because all chunks of a plan are moved together.
  await site.ctx.sql`delete from chunks where id not in (${ladder.id}, ${lateEntry.id})`;
});
afterAll(() => site.drop());

const read = async (id: string) => {
  const [row] = await site.ctx.db.select().from(chunks).where(eq(chunks.id, id));
  return row!;
};

/** Puts a chunk into a state with all that belongs to it, and returns its row. */
async function put(row: ChunkRow, state: ChunkState): Promise<ChunkRow> {
  const isRunning = state === "running";
  const lease = { attemptToken: newId(), claimedBy: newId(), leaseUntil: new Date(Date.now() + 20_000) };
  const none = { attemptToken: null, claimedBy: null, leaseUntil: null };
  const counts = { attempts: 2, crashes: 1, failure: messageOf("stored.text", { text: "It broke." }) };
  await site.ctx.db
    .update(chunks)
    .set({ ...(isRunning ? lease : none), ...counts, state })
    .where(eq(chunks.id, row.id));
  return read(row.id);
}

const inTransaction = (work: (tx: Transaction) => Promise<number>) => site.ctx.db.transaction(work);
const isThis = (row: ChunkRow) => eq(chunks.id, row.id);

/** How each transition is called for one chunk; some number, or nothing, when it was refused. */
const CALLS: Record<ChunkTransition, (row: ChunkRow) => Promise<unknown>> = {
  claim: ({ id }) => {
    const { sql } = site.ctx;
    const found = sql`select id from chunks where id = ${id} for update`;
    const claim = { found, returning: sql`id`, processId: newId(), attemptToken: newId() };
    return claimFound(sql, claim);
  },
  renew: (row) => renewLease(site.ctx, { chunkId: row.id, attemptToken: row.attemptToken ?? newId() }),
  expire: (row) => inTransaction((tx) => expireLeases(tx, isThis(row))),
  complete: (row) => inTransaction((tx) => completeRun(tx, row.id)),
  release: (row) => inTransaction((tx) => releaseRun(tx, row.id, { attempts: 1, pauseSeconds: 5 })),
  fail: (row) =>
    inTransaction((tx) =>
      failRun(tx, row.id, { failure: messageOf("stored.text", { text: "It broke again." }) }),
    ),
  revoke: (row) => inTransaction((tx) => revokeRuns(tx, row.planId)),
  cover: (row) => inTransaction((tx) => coverChunk(tx, row.id)),
  close: (row) => inTransaction((tx) => closeChunks(tx, row.planId)),
  retry: (row) => inTransaction((tx) => retryChunks(tx, row.planId)),
  refresh: (row) => inTransaction((tx) => retryChunks(tx, row.planId)),
  reopen: (row) => inTransaction((tx) => reopenChunks(tx, row.planId, row.firstSegment)),
  remake: (row) => inTransaction((tx) => remakeChunks(tx, row.planId, isThis(row))),
  halt: (row) => inTransaction((tx) => haltChunks(tx, [row.videoId])),
  resume: (row) => inTransaction((tx) => resumeChunks(tx, [row.videoId])),
};

/** `retry` and `refresh` are one call. */
const fromStates = (transition: ChunkTransition): readonly ChunkState[] =>
  transition === "retry" || transition === "refresh"
    ? [...CHUNK_TRANSITIONS.retry.from, ...CHUNK_TRANSITIONS.refresh.from]
    : CHUNK_TRANSITIONS[transition].from;

test("the machine has these transitions", () => {
  const machine = TRANSITIONS.map((name) => {
    const { from, to } = CHUNK_TRANSITIONS[name];
    return `${name}: ${from.join(", ")} to ${to}`;
  });
  expect(machine).toEqual([
    "claim: dormant, pending to running",
    "renew: running to running",
    "expire: running to running",
    "complete: running to complete",
    "release: running to waiting",
    "fail: running to failed",
    "revoke: running to waiting",
    "cover: dormant, pending to complete",
    "close: dormant, pending, running, failed to complete",
    "retry: failed to pending",
    "refresh: pending to pending",
    "reopen: complete to waiting",
    "remake: dormant, pending, complete, failed to pending",
    "halt: pending, running to dormant",
    "resume: dormant to pending",
  ]);
});

describe.each(TRANSITIONS)("%s", (transition) => {
  const legal = fromStates(transition);
  const { to } = CHUNK_TRANSITIONS[transition];

  test.each(STATES.filter((state) => legal.includes(state)))("moves a chunk that is %s", async (state) => {
    const before = await put(ladder, state);
    expect(await CALLS[transition](before)).toBeTruthy();
    const after = await read(ladder.id);
    expect(after.state).toBe(to === "waiting" ? waitingState(before) : to);
    expect(after.leaseUntil !== null).toBe(after.state === "running");
    expect(after.attemptToken !== null).toBe(after.state === "running");
  });

  test.each(STATES.filter((state) => !legal.includes(state)))("leaves one that is %s", async (state) => {
    const before = await put(ladder, state);
    expect(await CALLS[transition](before)).toBeFalsy();
    expect(await read(ladder.id)).toEqual(before);
  });
});

test.each(TRANSITIONS.filter((name) => CHUNK_TRANSITIONS[name].to === "waiting"))(
  "an entry chunk past the first minute is dormant after %s",
  async (transition) => {
    const [from] = CHUNK_TRANSITIONS[transition].from;
    await CALLS[transition](await put(lateEntry, from));
    expect((await read(lateEntry.id)).state).toBe("dormant");
    expect(waitingState(lateEntry)).toBe("dormant");
  },
);

test("an entry chunk past the first minute that was halted is not resumed: it waits for a request", async () => {
  await put(ladder, "complete");
  const before = await put(lateEntry, "dormant");
  expect(await CALLS.resume(before)).toBe(0);
  expect(await read(lateEntry.id)).toEqual(before);
});

test("another attempt's token renews no lease", async () => {
  const before = await put(ladder, "running");
  expect(await CALLS.renew({ ...before, attemptToken: newId() })).toBe(false);
  expect(await read(ladder.id)).toEqual(before);
});

test("a complete chunk keeps neither an error nor a request, and a run that is halted does not count", async () => {
  await site.ctx
    .sql`update chunks set requested_until = now(), requested_segment = 1 where id = ${ladder.id}`;
  await CALLS.close(await put(ladder, "failed"));
  const cleared = { failure: null, requestedUntil: null, requestedSegment: null };
  expect(await read(ladder.id)).toMatchObject(cleared);
  await CALLS.halt(await put(ladder, "running"));
  expect(await read(ladder.id)).toMatchObject({ attempts: 1, crashes: 1 });
  await CALLS.halt(await put(ladder, "pending"));
  expect(await read(ladder.id)).toMatchObject({ attempts: 2, crashes: 1 });
});

test("chunks that begin past the file's end are covered, those before it are not", async () => {
  await put(lateEntry, "dormant");
  await put(ladder, "pending");
  const end = lateEntry.firstSegment;
  expect(await inTransaction((tx) => coverPastEnd(tx, ladder.planId, end))).toBe(1);
  expect((await read(lateEntry.id)).state).toBe("complete");
  expect((await read(ladder.id)).state).toBe("pending");
});
