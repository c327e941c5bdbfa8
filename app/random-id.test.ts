import { afterEach, expect, it, vi } from "vitest";
import { newRandomId } from "#app/random-id.ts";

afterEach(() => vi.unstubAllGlobals());

it("gives another one each time", () => {
  expect(newRandomId()).toMatch(/^[0-9a-f]{32}$/);
  expect(newRandomId()).not.toBe(newRandomId());
});

it("needs nothing that browsers keep for HTTPS", () => {
  // What `crypto` has on plain HTTP.
  const getRandomValues = crypto.getRandomValues.bind(crypto);
  vi.stubGlobal("crypto", { getRandomValues });
  expect(newRandomId()).toMatch(/^[0-9a-f]{32}$/);
});
