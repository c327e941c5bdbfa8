import { expect, test } from "vitest";
import { chunkFailure } from "#worker/encode/chunk-failure.ts";

test.each([
  ["40P01", "deadlock detected"],
  ["40001", "could not serialize access"],
])("%s never counts against the file, also where drizzle wraps it", (code, message) => {
  const cause = Object.assign(new Error(message), { code });
  expect(chunkFailure(cause, false).kind).toBe("outage");
  expect(chunkFailure(new Error("Failed query", { cause }), false).kind).toBe("outage");
});
