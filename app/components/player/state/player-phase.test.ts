import { expect, it } from "vitest";
import { type PhaseFacts, playerPhase } from "./player-phase.ts";

const playing: PhaseFacts = {
  hasError: false,
  hasEnded: false,
  isPaused: false,
  canGoOn: true,
  isUnprepared: false,
};

it.each([
  ["playing", {}],
  ["paused", { isPaused: true }],
  ["loading", { canGoOn: false }],
  ["preparing", { canGoOn: false, isUnprepared: true }],
  ["preparing", { canGoOn: false, isUnprepared: true, isPaused: true }],
  ["playing", { isUnprepared: true }],
  ["ended", { hasEnded: true, isPaused: true, canGoOn: false }],
  ["error", { hasError: true, hasEnded: true }],
])("is %s", (phase, facts) => {
  expect(playerPhase({ ...playing, ...facts })).toBe(phase);
});
