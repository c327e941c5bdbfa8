import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { notificationHub } from "#core/notifications/shared-notifications.ts";
import { createSegmentWaiters, type SegmentWaiters } from "#core/playback/segment-waiters.ts";
import { insertFilm, insertSegment, type TestFilm } from "#core/testing/insert-film.ts";
import { createTestContext, type TestContext } from "#core/testing/test-context.ts";

let house: TestContext;
let film: TestFilm;
let waiters: SegmentWaiters;

beforeAll(async () => {
  house = await createTestContext();
  film = await insertFilm(house.ctx, { segmentCount: 100 });
});
afterEach(() => waiters.close());
afterAll(async () => {
  await notificationHub(house.ctx).close();
  await house.drop();
});

const segment = (number: number, rung = "v360") => ({
  videoId: film.videoId,
  planId: film.planId,
  rung,
  number,
});
const never = () => new AbortController().signal;

/** Resolves when the LISTEN connection stands. */
async function listening(): Promise<void> {
  await vi.waitFor(async () => {
    const rows = await house.ctx.sql`
      select 1 from pg_stat_activity
      where application_name = 'matinee-listen' and datname = current_database() and query like 'listen%'`;
    expect(rows).toHaveLength(1);
  });
}

/**
 * The median over some segments of the time from a commit to the release: one alone measures how busy the machine is.
 */
async function medianReleaseMs(numbers: readonly number[]): Promise<number> {
  const times: number[] = [];
  for (const number of numbers) {
    const waiting = waiters.wait({ segment: segment(number), viewer: "a", signal: never() });
    await insertSegment(house.ctx, film, { rung: "v360", number });
    const committedAt = performance.now();
    expect(await waiting).toBe("stored");
    times.push(performance.now() - committedAt);
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Infinity;
}

describe("segment waiters", () => {
  it("release within 200 ms of a commit in another connection", async () => {
    waiters = createSegmentWaiters(house.ctx);
    await listening();
    expect(await medianReleaseMs([10, 11, 12, 13, 14])).toBeLessThan(200);
    expect(waiters.heldCount()).toBe(0);
  });

  it("see what was stored before they subscribed", async () => {
    await insertSegment(house.ctx, film, { rung: "v360", number: 2 });
    waiters = createSegmentWaiters(house.ctx);
    expect(await waiters.wait({ segment: segment(2), viewer: "a", signal: never() })).toBe("stored");
  });

  it("are released by the look when the LISTEN connection was killed and word of it was lost", async () => {
    waiters = createSegmentWaiters(house.ctx);
    const waiting = waiters.wait({ segment: segment(3), viewer: "a", signal: never() });
    await listening();
    await house.ctx.sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'matinee-listen' and datname = current_database()`;
    const startedAt = performance.now();
    await insertSegment(house.ctx, film, { rung: "v360", number: 3 });
    expect(await waiting).toBe("stored");
    expect(performance.now() - startedAt).toBeLessThan(2_500);
  });

  it("listen again after the connection was lost", async () => {
    waiters = createSegmentWaiters(house.ctx);
    await listening();
    await house.ctx.sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'matinee-listen' and datname = current_database()`;
    await vi.waitFor(listening, { timeout: 3_000 });
    expect(await medianReleaseMs([20, 21, 22, 23, 24])).toBeLessThan(200);
  });

  it("hold no longer than they may, and at most two of one viewer", async () => {
    waiters = createSegmentWaiters(house.ctx, { holdMs: 300 });
    const held = [50, 51].map((number) =>
      waiters.wait({ segment: segment(number), viewer: "a", signal: never() }),
    );
    expect(await waiters.wait({ segment: segment(52), viewer: "a", signal: never() })).toBe("full");
    const other = waiters.wait({ segment: segment(52), viewer: "b", signal: never() });
    expect(await Promise.all([...held, other])).toEqual(["timeout", "timeout", "timeout"]);
    expect(waiters.heldCount()).toBe(0);
  });

  it("hold at most 500 in one process", async () => {
    waiters = createSegmentWaiters(house.ctx);
    // One for each, as in the web: a signal is of one request.
    const leaving = Array.from({ length: 500 }, () => new AbortController());
    const held = leaving.map(({ signal }, viewer) =>
      waiters.wait({ segment: segment(60), viewer: String(viewer), signal }),
    );
    expect(waiters.heldCount()).toBe(500);
    expect(await waiters.wait({ segment: segment(60), viewer: "late", signal: never() })).toBe("full");
    leaving.forEach((one) => one.abort());
    expect(new Set(await Promise.all(held))).toEqual(new Set(["aborted"]));
  });

  it("let everybody go when the process stops", async () => {
    waiters = createSegmentWaiters(house.ctx);
    const waiting = waiters.wait({ segment: segment(61), viewer: "a", signal: never() });
    await waiters.close();
    expect(await waiting).toBe("closed");
  });
});
