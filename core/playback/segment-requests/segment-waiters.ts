import { sql } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { createBackgroundWork } from "#core/playback/background-work.ts";
import { parseSegmentPayload, SEGMENT_CHANNEL } from "#core/notifications/channels.ts";
import { sharedNotifications } from "#core/notifications/shared-notifications.ts";
import { type SegmentRef } from "#core/playback/segment-requests/segment-ref.ts";
import { requestSegment, withdrawRequest } from "#core/playback/segment-requests/request-segment.ts";

/** A request is held no longer than this; then the client is told to repeat it. */
const HOLD_MS = 8_000;
/** The check besides LISTEN, and how often a request is renewed. */
const LOOK_EVERY_MS = 2_000;
const MAX_HELD = 500;
const MAX_HELD_PER_PROFILE = 2;

/**
 * How waiting ended: `stored` it exists; `timeout` not in time; `full` too many are held already; `aborted`
 * the client left; `closed` the process stops.
 */
export type WaitOutcome = "stored" | "timeout" | "full" | "aborted" | "closed";

export interface WaitRequest {
  readonly segment: SegmentRef;
  /** The viewer: at most two requests of one viewer are held. */
  readonly user: string;
  readonly signal: AbortSignal;
}

/** Holds requests for segments that do not exist yet. */
export interface SegmentWaiters {
  wait(request: WaitRequest): Promise<WaitOutcome>;
  /** The number of held requests. */
  heldCount(): number;
  /** Releases all requests with `closed`, and waits for running queries. */
  close(): Promise<void>;
}

/** The held requests for one segment: one segment request and one query for all of them. */
interface Entry {
  readonly segment: SegmentRef;
  readonly releases: Set<(outcome: WaitOutcome) => void>;
}

/**
 * Creates the waiters of a process. A waiter first subscribes, then reads the row, so that nothing is missed
 * in between; all of them read again when the connection is re-established, and every 2 s. The request is
 * renewed while a viewer waits, withdrawn when the last one leaves, and left to expire if the viewer repeats
 * it.
 */
export function createSegmentWaiters(ctx: CoreContext, options: { holdMs?: number } = {}): SegmentWaiters {
  const holdMs = options.holdMs ?? HOLD_MS;
  const entries = new Map<string, Entry>();
  const perProfile = new Map<string, number>();
  let held = 0;

  const { look, renewRequest, withdraw, settled } = databaseWork(ctx);
  const lookAtAll = () => look([...entries.values()]);
  const unsubscribe = follow(sharedNotifications(ctx), entries, look);
  const timer = setInterval(() => {
    lookAtAll();
    for (const entry of entries.values()) renewRequest(entry.segment);
  }, LOOK_EVERY_MS);
  timer.unref();

  /** Adds a held request; the returned function removes it, with the outcome. */
  function enter(
    { segment, user }: WaitRequest,
    release: (outcome: WaitOutcome) => void,
  ): (outcome: WaitOutcome) => void {
    const key = `${segment.planId}/${segment.renditionName}/${segment.number}`;
    const entry = entries.get(key) ?? { segment, releases: new Set() };
    entries.set(key, entry);
    entry.releases.add(release);
    held += 1;
    perProfile.set(user, (perProfile.get(user) ?? 0) + 1);
    if (entry.releases.size === 1) {
      look([entry]);
      renewRequest(segment);
    }
    return (outcome) => {
      entry.releases.delete(release);
      if (entry.releases.size === 0) {
        entries.delete(key);
        if (outcome === "aborted") withdraw(segment);
      }
      held -= 1;
      countDown(perProfile, user);
    };
  }

  return {
    wait(request) {
      if (request.signal.aborted) return Promise.resolve("aborted");
      if (held >= MAX_HELD || (perProfile.get(request.user) ?? 0) >= MAX_HELD_PER_PROFILE)
        return Promise.resolve("full");
      return new Promise<WaitOutcome>((resolve) => {
        const release = (outcome: WaitOutcome) => {
          clearTimeout(timeout);
          request.signal.removeEventListener("abort", onAbort);
          leave(outcome);
          resolve(outcome);
        };
        const onAbort = () => release("aborted");
        const timeout = setTimeout(() => release("timeout"), holdMs);
        request.signal.addEventListener("abort", onAbort);
        const leave = enter(request, release);
      });
    },
    heldCount: () => held,
    async close() {
      clearInterval(timer);
      unsubscribe();
      for (const entry of [...entries.values()]) releaseAll(entry, "closed");
      await settled();
    },
  };
}

/**
 * Checks a segment when it is announced, and all of them when the connection is re-established. Returns a
 * function that ends this.
 */
function follow(
  notifications: ReturnType<typeof sharedNotifications>,
  entries: ReadonlyMap<string, Entry>,
  look: (looked: readonly Entry[]) => void,
): () => void {
  const unsubscribe = [
    notifications.subscribe(SEGMENT_CHANNEL, (payload) => {
      const told = parseSegmentPayload(payload);
      if (told) look([...entries.values()].filter((entry) => isSame(entry.segment, told)));
    }),
    notifications.onConnected(() => look([...entries.values()])),
  ];
  return () => unsubscribe.forEach((stop) => stop());
}

/** The waiters' database work, in the background. */
function databaseWork(ctx: CoreContext) {
  const work = createBackgroundWork(ctx.logger);
  return {
    look: (looked: readonly Entry[]) =>
      work.run("could not look for awaited segments", releaseStored(ctx, looked)),
    renewRequest: (segment: SegmentRef) =>
      work.run("could not request a segment", requestSegment(ctx, segment)),
    withdraw: (segment: SegmentRef) =>
      work.run("could not withdraw a segment request", withdrawRequest(ctx, segment)),
    settled: () => work.settled(),
  };
}

function isSame(
  segment: SegmentRef,
  told: { videoId: string; renditionName: string; number: number },
): boolean {
  return (
    segment.videoId === told.videoId &&
    segment.renditionName === told.renditionName &&
    segment.number === told.number
  );
}

function releaseAll(entry: Entry, outcome: WaitOutcome): void {
  for (const release of [...entry.releases]) release(outcome);
}

function countDown(counts: Map<string, number>, key: string): void {
  const left = (counts.get(key) ?? 1) - 1;
  if (left > 0) counts.set(key, left);
  else counts.delete(key);
}

/** One query for all of them; releases those whose segment exists. */
async function releaseStored(ctx: CoreContext, looked: readonly Entry[]): Promise<void> {
  if (looked.length === 0) return;
  const wanted = JSON.stringify(
    looked.map(({ segment }) => ({
      plan_id: segment.planId,
      rendition_name: segment.renditionName,
      number: segment.number,
    })),
  );
  const rows = await ctx.db.execute<{ at: number }>(sql`
    select (w.at - 1)::int as at
    from rows from (json_to_recordset(${wanted}::json) as (plan_id uuid, rendition_name text, number int))
      with ordinality as w(plan_id, rendition_name, number, at)
    join segments s on s.plan_id = w.plan_id and s.rendition_name = w.rendition_name and s.number = w.number`);
  for (const { at } of rows) {
    const entry = looked[at];
    if (entry) releaseAll(entry, "stored");
  }
}
