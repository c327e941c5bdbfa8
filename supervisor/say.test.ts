import { afterEach, expect, it, vi } from "vitest";
import { say, step } from "#supervisor/say.ts";

const HOSTILE = "ENOENT: /films/\x1b[2J\u009b31m.mkv";

afterEach(() => vi.restoreAllMocks());

it("writes no control character of an error or a path to the terminal", async () => {
  const write = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  say(`\n  It did not work: ${HOSTILE}`);
  await step(HOSTILE, () => Promise.resolve());
  const written = write.mock.calls.map(([text]) => String(text)).join("");
  expect(written).toContain("\n  It did not work: ENOENT: /films/\\x1b[2J\\x9b31m.mkv\n");
  expect(written.replaceAll("\n", "")).not.toMatch(/\p{Cc}/u);
});
