import { and, eq, gt, gte, inArray, sql, type SQL } from "drizzle-orm";
import { type PgUpdateSetSource } from "drizzle-orm/pg-core";
import { type Fragment } from "postgres";
import { type CoreContext } from "#core/context.ts";
import { LEASE_SECONDS, type ChunkClaim } from "#core/encoding/types.ts";
import { type Message } from "#core/messages/message.ts";
import { type RawSql, type Transaction } from "#db/client.ts";
import { chunks } from "#db/schema/chunks.ts";

type ChunkRow = typeof chunks.$inferSelect;
type NewChunk = typeof chunks.$inferInsert;
export type ChunkState = ChunkRow["state"];

/**
 * The states of a chunk and every way between them. This file alone writes them (a lint rule holds that); each
 * transition is one function below, and changes nothing where a chunk is in none of its `from` states.
 *
 *   (plan) ──▶ waiting ────────── claim ─────────▶ running ──── complete ────▶ complete
 *              ▲ ▲ │ ▲                              │ │ ▲ │                     ▲  │
 *              │ │ │ └── release, revoke, halt ─────┘ │ │ └── renew, expire     │  │
 *              │ │ │                                  │ └─────┘                 │  │
 *              │ │ └─────────── cover, close ─────────│───── close ─────────────┤  │
 *              │ │                                    ▼ fail                    │  │
 *              │ └───────── retry, remake ───────── failed ──── close ──────────┘  │
 *              └──────────────────────── reopen, remake ───────────────────────────┘
 *
 *   waiting:   dormant ── resume, remake ──▶ pending ──▶ pending by refresh, remake
 *              dormant ◀─────── halt ─────── pending
 *
 * Entry chunks past the first minute wait `dormant`, for a request; all others wait `pending`, for a transcoder. A
 * requested dormant chunk can be claimed while its request lasts. Requests are no states: core/playback writes them.
 */
export const CHUNK_TRANSITIONS = {
  claim: { from: ["dormant", "pending"], to: "running" },
  renew: { from: ["running"], to: "running" },
  expire: { from: ["running"], to: "running" },
  complete: { from: ["running"], to: "complete" },
  release: { from: ["running"], to: "waiting" },
  fail: { from: ["running"], to: "failed" },
  revoke: { from: ["running"], to: "waiting" },
  cover: { from: ["dormant", "pending"], to: "complete" },
  close: { from: ["dormant", "pending", "running", "failed"], to: "complete" },
  retry: { from: ["failed"], to: "pending" },
  refresh: { from: ["pending"], to: "pending" },
  reopen: { from: ["complete"], to: "waiting" },
  remake: { from: ["dormant", "pending", "complete", "failed"], to: "pending" },
  halt: { from: ["pending", "running"], to: "dormant" },
  resume: { from: ["dormant"], to: "pending" },
} as const satisfies Record<string, { from: readonly ChunkState[]; to: ChunkState | "waiting" }>;
export type ChunkTransition = keyof typeof CHUNK_TRANSITIONS;

/** The priorities of chunks after the first minute: of videos, and of those in the background. */
const AFTER_FIRST_MINUTE = [2, 5];

/** The state in which a chunk waits that no transcoder holds. */
export function waitingState(row: Pick<ChunkRow, "kind" | "priority">): "dormant" | "pending" {
  return row.kind === "entry" && AFTER_FIRST_MINUTE.includes(row.priority) ? "dormant" : "pending";
}

/** The same for many rows at once. */
const WAITING_STATE = sql<ChunkState>`case when ${chunks.kind} = 'entry'
  and ${chunks.priority} in (${sql.raw(AFTER_FIRST_MINUTE.join(", "))}) then 'dormant' else 'pending' end`;

/** A chunk that no transcoder holds has no lease. */
const RELEASED = { leaseUntil: null, attemptToken: null, claimedBy: null };
const COMPLETE = {
  ...RELEASED,
  finishedAt: sql`now()`,
  requestedUntil: null,
  requestedSegment: null,
  failure: null,
};
/** Resets all counts. */
const FRESH = { attempts: 0, crashes: 0, notBefore: sql`now()`, failure: null };

/** Rows of one insert; Postgres takes 65,534 parameters. */
const ROWS_PER_INSERT = 1000;

/** Inserts a plan's chunks; those of an earlier attempt stay unchanged. */
export async function insertChunks(tx: Transaction, rows: readonly NewChunk[]): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS_PER_INSERT) {
    const some = rows.slice(at, at + ROWS_PER_INSERT);
    await tx.insert(chunks).values(some).onConflictDoNothing();
  }
}

/**
 * Claim: gives the chunk that the query `found` names and locks to a process, with a lease and a new attempt, and
 * returns what `returning` selects of it; null where there is none. One statement: see `claimChunk`.
 */
export async function claimFound<Row extends object>(
  sql: RawSql,
  claim: { found: Fragment; returning: Fragment; processId: string; attemptToken: string },
): Promise<Row | null> {
  const [row] = await sql<Row[]>`
    update chunks set
      state = 'running', attempt_token = ${claim.attemptToken}, claimed_by = ${claim.processId},
      lease_until = now() + make_interval(secs => ${LEASE_SECONDS}), started_at = now(), attempts = attempts + 1
    where id = (${claim.found}) and state in ${sql([...CHUNK_TRANSITIONS.claim.from])}
    returning ${claim.returning}`;
  return row ?? null;
}

/**
 * Renew: prolongs the lease of a claim. False if the claim lost its chunk, or its video failed or was
 * deleted: then the work must stop. Throws if the database does not answer.
 */
export async function renewLease(
  ctx: CoreContext,
  claim: Pick<ChunkClaim, "chunkId" | "attemptToken">,
): Promise<boolean> {
  const rows = await ctx.sql`
    update chunks c set lease_until = now() + make_interval(secs => ${LEASE_SECONDS})
    from videos v
    where c.id = ${claim.chunkId} and c.attempt_token = ${claim.attemptToken} and c.state = 'running'
      and v.id = c.video_id and v.state <> 'failed' and v.deleted_at is null
    returning c.id`;
  return rows.length === 1;
}

/** Expire: ends the leases of running chunks at once, so that the reaper finds them. Returns their number. */
export function expireLeases(tx: Transaction, where: SQL): Promise<number> {
  return move(tx, "expire", where, { leaseUntil: sql`now() - interval '1 second'` });
}

/** Complete: the run encoded everything in its chunk. */
export function completeRun(tx: Transaction, chunkId: string): Promise<number> {
  return move(tx, "complete", eq(chunks.id, chunkId), COMPLETE);
}

/** What a run that ended without completing its chunk leaves in its row; what is left out stays. */
export interface RunEnd {
  readonly attempts?: number;
  readonly crashes?: number;
  /** Why, for admins. */
  readonly failure?: Message;
  /** The time for which no transcoder may claim the chunk. */
  readonly pauseSeconds?: number;
  /** The requested segment exists: the request is removed. */
  readonly isServed?: boolean;
}

/** Release: the chunk waits again after a run that ended before it was complete. */
export function releaseRun(tx: Transaction, chunkId: string, end: RunEnd): Promise<number> {
  return move(tx, "release", eq(chunks.id, chunkId), setOf(end));
}

/** Fail: the chunk failed too often, or has no source. Its video fails in the same transaction. */
export function failRun(tx: Transaction, chunkId: string, end: RunEnd): Promise<number> {
  return move(tx, "fail", eq(chunks.id, chunkId), setOf(end));
}

function setOf({ pauseSeconds, isServed, ...counts }: RunEnd): PgUpdateSetSource<typeof chunks> {
  const pause =
    pauseSeconds === undefined ? {} : { notBefore: sql`now() + make_interval(secs => ${pauseSeconds})` };
  const request = isServed ? { requestedUntil: null, requestedSegment: null } : {};
  return { ...RELEASED, ...counts, ...pause, ...request };
}

/** Revoke: the plan's running attempts lose their leases; each notices it when it next renews its lease. */
export function revokeRuns(tx: Transaction, planId: string): Promise<number> {
  return move(tx, "revoke", eq(chunks.planId, planId), { ...RELEASED, ...FRESH });
}

/** Cover: another chunk's run encoded all segments of this one. */
export function coverChunk(tx: Transaction, chunkId: string): Promise<number> {
  return move(tx, "cover", eq(chunks.id, chunkId), COMPLETE);
}

/** Cover: the file ends before these chunks begin, so they have nothing to encode. */
export function coverPastEnd(tx: Transaction, planId: string, endsAtSegment: number): Promise<number> {
  const isPastEnd = gte(chunks.firstSegment, endsAtSegment);
  return move(tx, "cover", and(eq(chunks.planId, planId), isPastEnd), COMPLETE);
}

/** Close: every segment of the plan exists. A transcoder that runs such a chunk loses its lease, and stops. */
export function closeChunks(tx: Transaction, planId: string): Promise<number> {
  return move(tx, "close", eq(chunks.planId, planId), COMPLETE);
}

/** Retry and refresh: the plan's failed and pending chunks can be claimed at once. Returns how many wait now. */
export async function retryChunks(tx: Transaction, planId: string): Promise<number> {
  const ofPlan = eq(chunks.planId, planId);
  await move(tx, "retry", ofPlan, FRESH);
  return move(tx, "refresh", ofPlan, FRESH);
}

/** Reopen: chunks that were complete because the file seemed to end at `endsAtSegment` wait again. */
export function reopenChunks(tx: Transaction, planId: string, endsAtSegment: number): Promise<number> {
  const reachesEnd = gt(sql`${chunks.firstSegment} + ${chunks.segmentCount}`, endsAtSegment);
  return move(tx, "reopen", and(eq(chunks.planId, planId), reachesEnd), { finishedAt: null });
}

/**
 * Remake: segments of these chunks were lost. Running chunks encode them anyway. Returns the number of
 * waiting chunks.
 */
export function remakeChunks(tx: Transaction, planId: string, where: SQL): Promise<number> {
  return move(tx, "remake", and(eq(chunks.planId, planId), where), { ...FRESH, finishedAt: null });
}

/** Halt: pauses the work on deleted videos. A run that Matinee itself ends is no failure of its chunk. */
export function haltChunks(tx: Transaction, videoIds: readonly string[]): Promise<number> {
  const attempts = sql`greatest(0, ${chunks.attempts} - (${chunks.state} = 'running')::int)`;
  const set = { ...RELEASED, attempts, requestedUntil: null };
  return move(tx, "halt", inArray(chunks.videoId, [...videoIds]), set);
}

/**
 * Resume: halted chunks wait for a transcoder again; chunks that wait for a request stay. Returns the number
 * of waiting chunks.
 */
export function resumeChunks(tx: Transaction, videoIds: readonly string[]): Promise<number> {
  const ofVideos = inArray(chunks.videoId, [...videoIds]);
  return move(tx, "resume", and(ofVideos, sql`${WAITING_STATE} = 'pending'`), { notBefore: sql`now()` });
}

/** Moves the chunks that are in one of the transition's `from` states. Returns how many. */
async function move(
  tx: Transaction,
  transition: ChunkTransition,
  where: SQL | undefined,
  set: PgUpdateSetSource<typeof chunks>,
): Promise<number> {
  const { from, to } = CHUNK_TRANSITIONS[transition];
  const moved = await tx
    .update(chunks)
    .set({ ...set, state: to === "waiting" ? WAITING_STATE : to })
    .where(and(inArray(chunks.state, [...from]), where))
    .returning({ id: chunks.id });
  return moved.length;
}
