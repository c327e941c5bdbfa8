import { expect, test } from "vitest";
import { keepRunning } from "#supervisor/keep-running.ts";

/** A process that ends a number of times before it is told to stop. */
async function runsUntil(ends: number, start: () => Promise<{ ended: Promise<string> }>): Promise<string[]> {
  const stopping = new AbortController();
  const told: string[] = [];
  await keepRunning({
    start,
    signal: stopping.signal,
    onEnded(how, waitSeconds) {
      told.push(`${how}, ${waitSeconds} s`);
      if (told.length === ends) stopping.abort();
    },
  });
  return told;
}

test("starts again at once the first time, then after waits that double", async () => {
  const told = await runsUntil(2, () => Promise.resolve({ ended: Promise.resolve("gone") }));
  expect(told).toEqual(["gone, 0.2 s", "gone, 0.4 s"]);
});

test("what would not start counts as ended", async () => {
  const told = await runsUntil(1, () => Promise.reject(new Error("no such program")));
  expect(told).toEqual(["no such program, 0.2 s"]);
});

test("an end that was asked for is not told, and nothing starts after it", async () => {
  const stopping = new AbortController();
  let starts = 0;
  const told: string[] = [];
  await keepRunning({
    signal: stopping.signal,
    onEnded: (how) => told.push(how),
    start() {
      starts += 1;
      stopping.abort();
      return { ended: Promise.resolve("stopped") };
    },
  });
  expect({ starts, told }).toEqual({ starts: 1, told: [] });
});
