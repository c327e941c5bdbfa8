import { afterEach, expect, it, vi } from "vitest";
import { newPlayerSessionId } from "./player-session-id.ts";

afterEach(() => vi.unstubAllGlobals());

it("gives another one each time", () => {
  expect(newPlayerSessionId()).toMatch(/^[0-9a-f]{32}$/);
  expect(newPlayerSessionId()).not.toBe(newPlayerSessionId());
});

it("needs nothing that browsers keep for HTTPS", () => {
  // What `crypto` has on plain HTTP.
  const getRandomValues = crypto.getRandomValues.bind(crypto);
  vi.stubGlobal("crypto", { getRandomValues });
  expect(newPlayerSessionId()).toMatch(/^[0-9a-f]{32}$/);
});
