import { expect, it } from "vitest";
import { waitSign, type WaitFacts } from "./wait-sign.ts";

const signs = (facts: Omit<WaitFacts, "waitedMs">) =>
  [0, 500, 2000, 6000].map((waitedMs) => waitSign({ ...facts, waitedMs }));

it("has words for a lost connection after 2 s", () => {
  const lost = ["nothing", "dot", "noConnection", "noConnection"];
  expect(signs({ isConnectionLost: true, isUnprepared: false })).toEqual(lost);
  expect(signs({ isConnectionLost: true, isUnprepared: true })).toEqual(lost);
});

it("says at once that a segment is being encoded, and later that the network is slow", () => {
  const prepared = ["nothing", "preparing", "preparing", "preparing"];
  expect(signs({ isConnectionLost: false, isUnprepared: true })).toEqual(prepared);
  expect(signs({ isConnectionLost: false, isUnprepared: false })).toEqual(["nothing", "dot", "dot", "slow"]);
});
