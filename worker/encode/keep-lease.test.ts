import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type CoreContext } from "#core/context.ts";
import { LEASE_SECONDS, RENEW_SECONDS, type ChunkClaim } from "#core/encoding/types.ts";
import { keepLease } from "#worker/encode/keep-lease.ts";
import { type WorkerContext } from "#worker/runner/worker-context.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const claim = { chunkId: "c", attemptToken: "t" } as ChunkClaim;
/** A worker whose database answers a renewal with these rows. */
function workerWith(answer: () => Promise<readonly unknown[]>): WorkerContext {
  const logger = { warn: () => undefined };
  return { ctx: { sql: answer, logger } as unknown as CoreContext } as WorkerContext;
}
const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1000);

it("keeps a lease that is renewed", async () => {
  const lease = keepLease(
    workerWith(() => Promise.resolve([{}])),
    claim,
  );
  await seconds(10 * LEASE_SECONDS);
  expect(lease.signal.aborted).toBe(false);
  lease.stop();
  expect(lease.lossReason()).toBeNull();
});

it("loses a lease that another worker has", async () => {
  const lease = keepLease(
    workerWith(() => Promise.resolve([])),
    claim,
  );
  await seconds(RENEW_SECONDS + 1);
  expect(lease.lossReason()).toBe("taken");
});

it.each<[string, () => Promise<never>]>([
  ["refuses", () => Promise.reject(new Error("away"))],
  ["never answers", () => new Promise<never>(() => undefined)],
])("gives up after a lease where the database %s", async (_how, answer) => {
  const lease = keepLease(workerWith(answer), claim);
  await seconds(LEASE_SECONDS - 1);
  expect(lease.signal.aborted).toBe(false);
  await seconds(2);
  expect(lease.signal.aborted).toBe(true);
  expect(lease.lossReason()).toBe("unreachable");
});

it("says nothing more once it was stopped", async () => {
  const lease = keepLease(
    workerWith(() => Promise.resolve([])),
    claim,
  );
  lease.stop();
  await seconds(2 * LEASE_SECONDS);
  expect(lease.lossReason()).toBeNull();
});
