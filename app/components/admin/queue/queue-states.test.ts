import { expect, it } from "vitest";
import { jobsHeading, queueStateOf } from "./queue-states.ts";

const counts = { titles: 1, encoding: 0, queuedSegments: 0, failed: 0, users: 1 };

it("sums up the queue in a heading", () => {
  expect(jobsHeading(counts)).toBe("Nothing is processing");
  expect(jobsHeading({ ...counts, encoding: 3, failed: 1 })).toBe("3 processing, 1 failed");
  expect(jobsHeading({ ...counts, encoding: 1 })).toBe("1 processing");
  expect(jobsHeading({ ...counts, failed: 2 })).toBe("2 failed");
});

it("reads the state from an address", () => {
  expect([queueStateOf("failed"), queueStateOf("nonsense"), queueStateOf(null)]).toEqual([
    "failed",
    null,
    null,
  ]);
});
