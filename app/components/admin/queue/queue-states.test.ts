import { expect, it } from "vitest";
import { jobsHeading, queueStateOf } from "./queue-states.ts";

const counts = { titles: 1, encoding: 0, waitingChunks: 0, failed: 0, users: 1 };

it("tells the queue in a sentence", () => {
  expect(jobsHeading(counts)).toBe("The bench is empty.");
  expect(jobsHeading({ ...counts, encoding: 3, failed: 1 })).toBe("Three on the bench, one stuck.");
  expect(jobsHeading({ ...counts, encoding: 1 })).toBe("One on the bench.");
  expect(jobsHeading({ ...counts, failed: 2 })).toBe("Nothing on the bench, two stuck.");
});

it("knows the states of an address", () => {
  expect([queueStateOf("failed"), queueStateOf("nonsense"), queueStateOf(null)]).toEqual([
    "failed",
    null,
    null,
  ]);
});
