import { expect, test } from "vitest";
import { localUrl, loopbackUrl } from "#core/start/local-url.ts";

test.each([
  ["0.0.0.0", "http://localhost:3000", "http://127.0.0.1:3000"],
  ["::", "http://localhost:3000", "http://127.0.0.1:3000"],
  ["127.0.0.1", "http://127.0.0.1:3000", "http://127.0.0.1:3000"],
  ["::1", "http://[::1]:3000", "http://[::1]:3000"],
  ["localhost", "http://localhost:3000", "http://localhost:3000"],
  ["matinee.local", "http://matinee.local:3000", "http://matinee.local:3000"],
])("a site that listens on %s is opened at %s, and asked at %s", (host, opened, asked) => {
  expect(localUrl(host, 3000)).toBe(opened);
  expect(loopbackUrl(host, 3000)).toBe(asked);
});
