import { expect, it } from "vitest";
import { spillStrength } from "./glow.tsx";

it("lets bright art spill less, and none of it beyond its bounds", () => {
  const [dark, bright] = [spillStrength(0.2), spillStrength(0.62)];
  expect(dark).toBe(1);
  expect(bright).toBeCloseTo(0.54, 1);
  expect(spillStrength(1)).toBe(0.3);
  expect(spillStrength(null)).toBe(0.7);
});
