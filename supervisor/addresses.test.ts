import { expect, test } from "vitest";
import { localUrl, networkUrls } from "#supervisor/addresses.ts";

test.each([
  ["0.0.0.0", "http://localhost:3000"],
  ["::", "http://localhost:3000"],
  ["127.0.0.1", "http://127.0.0.1:3000"],
  ["::1", "http://[::1]:3000"],
  ["matinee.local", "http://matinee.local:3000"],
])("a house that listens on %s is opened at %s", (host, url) => {
  expect(localUrl(host, 3000)).toBe(url);
});

test("addresses of the network are given only where it listens on all of them", () => {
  expect(networkUrls("127.0.0.1", 3000)).toEqual([]);
  for (const url of networkUrls("0.0.0.0", 3000)) expect(url).toMatch(/^http:\/\/\d+\.\d+\.\d+\.\d+:3000$/);
});
