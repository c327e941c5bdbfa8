import { expect, test } from "vitest";
import { networkUrls } from "#supervisor/network-urls.ts";

test("addresses of the network are given only where it listens on all of them", () => {
  expect(networkUrls("127.0.0.1", 3000)).toEqual([]);
  for (const url of networkUrls("0.0.0.0", 3000)) expect(url).toMatch(/^http:\/\/\d+\.\d+\.\d+\.\d+:3000$/);
});
