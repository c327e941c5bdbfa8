import { expect, it } from "vitest";
import { glowStrength } from "./glow.tsx";

it("lets bright art spill less, and none of it beyond its bounds", () => {
  const [dark, bright] = [glowStrength(0.2), glowStrength(0.62)];
  expect(dark).toBe(1);
  expect(bright).toBeCloseTo(0.54, 1);
  expect(glowStrength(1)).toBe(0.3);
  expect(glowStrength(null)).toBe(0.7);
});
