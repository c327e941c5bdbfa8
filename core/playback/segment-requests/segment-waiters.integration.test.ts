import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { sharedNotifications } from "#core/notifications/shared-notifications.ts";
import {
  createSegmentWaiters,
  type SegmentWaiters,
} from "#core/playback/segment-requests/segment-waiters.ts";
import { insertFilm, insertSegment, type TestFilm } from "#core/testing/insert-film.ts";
import { createTestContext, type TestContext } from "#core/testing/test-context.ts";

let site: TestContext;
let film: TestFilm;
let waiters: SegmentWaiters;

beforeAll(async () => {
  site = await createTestContext();
  film = await insertFilm(site.ctx, { segmentCount: 100 });
});
afterEach(() => waiters.close());
afterAll(async () => {
  await sharedNotifications(site.ctx).close();
  await site.drop();
});

const segment = (number: number, renditionName = "v360") => ({
  videoId: film.videoId,
  planId: film.planId,
  renditionName,
  number,
});
const never = () => new AbortController().signal;

/** Resolves when the LISTEN connection is established. */
async function listening(): Promise<void> {
  await vi.waitFor(async () => {
    const rows = await site.ctx.sql`
      select 1 from pg_stat_activity
      where application_name = 'matinee-listen' and datname = current_database() and query like 'listen%'`;
    expect(rows).toHaveLength(1);
  });
}

/**
 * The median, over some segments, of the time from a commit to the release: a single one would measure how
 * busy the machine is.
 */
async function medianReleaseMs(numbers: readonly number[]): Promise<number> {
  const times: number[] = [];
  for (const number of numbers) {
    const waiting = waiters.wait({ segment: segment(number), user: "a", signal: never() });
    await insertSegment(site.ctx, film, { renditionName: "v360", number });
    const committedAt = performance.now();
    expect(await waiting).toBe("stored");
    times.push(performance.now() - committedAt);
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Infinity;
}

describe("segment waiters", () => {
  it("release within 200 ms of a commit in another connection", async () => {
    waiters = createSegmentWaiters(site.ctx);
    await listening();
    expect(await medianReleaseMs([10, 11, 12, 13, 14])).toBeLessThan(200);
    expect(waiters.heldCount()).toBe(0);
  });

  it("see what was stored before they subscribed", async () => {
    await insertSegment(site.ctx, film, { renditionName: "v360", number: 2 });
    waiters = createSegmentWaiters(site.ctx);
    expect(await waiters.wait({ segment: segment(2), user: "a", signal: never() })).toBe("stored");
  });

  it("are released by the look when the LISTEN connection was killed and word of it was lost", async () => {
    waiters = createSegmentWaiters(site.ctx);
    const waiting = waiters.wait({ segment: segment(3), user: "a", signal: never() });
    await listening();
    await site.ctx.sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'matinee-listen' and datname = current_database()`;
    const startedAt = performance.now();
    await insertSegment(site.ctx, film, { renditionName: "v360", number: 3 });
    expect(await waiting).toBe("stored");
    expect(performance.now() - startedAt).toBeLessThan(2_500);
  });

  it("listen again after the connection was lost", async () => {
    waiters = createSegmentWaiters(site.ctx);
    await listening();
    await site.ctx.sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'matinee-listen' and datname = current_database()`;
    await vi.waitFor(listening, { timeout: 3_000 });
    expect(await medianReleaseMs([20, 21, 22, 23, 24])).toBeLessThan(200);
  });

  it("hold no longer than the limit, and at most two of one viewer", async () => {
    waiters = createSegmentWaiters(site.ctx, { holdMs: 300 });
    const held = [50, 51].map((number) =>
      waiters.wait({ segment: segment(number), user: "a", signal: never() }),
    );
    expect(await waiters.wait({ segment: segment(52), user: "a", signal: never() })).toBe("full");
    const other = waiters.wait({ segment: segment(52), user: "b", signal: never() });
    expect(await Promise.all([...held, other])).toEqual(["timeout", "timeout", "timeout"]);
    expect(waiters.heldCount()).toBe(0);
  });

  it("hold at most 500 in one process", async () => {
    waiters = createSegmentWaiters(site.ctx);
    // One for each, as in the web: each request has its own signal.
    const leaving = Array.from({ length: 500 }, () => new AbortController());
    const held = leaving.map(({ signal }, user) =>
      waiters.wait({ segment: segment(60), user: String(user), signal }),
    );
    expect(waiters.heldCount()).toBe(500);
    expect(await waiters.wait({ segment: segment(60), user: "late", signal: never() })).toBe("full");
    leaving.forEach((one) => one.abort());
    expect(new Set(await Promise.all(held))).toEqual(new Set(["aborted"]));
  });

  it("release all requests when the process stops", async () => {
    waiters = createSegmentWaiters(site.ctx);
    const waiting = waiters.wait({ segment: segment(61), user: "a", signal: never() });
    await waiters.close();
    expect(await waiting).toBe("closed");
  });
});
