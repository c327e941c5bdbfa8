import { expect, it } from "vitest";
import { nearestIndex, type Box } from "./nearest.ts";

const box = (left: number, top: number, width = 100, height = 40): Box => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});

it("takes the nearest one ahead", () => {
  const boxes = [box(0, 0), box(200, 0), box(400, 0)];
  expect(nearestIndex(box(200, 0), boxes, "right")).toBe(2);
  expect(nearestIndex(box(200, 0), boxes, "left")).toBe(0);
  expect(nearestIndex(box(400, 0), boxes, "right")).toBeNull();
});

it("stays in the line sideways", () => {
  expect(nearestIndex(box(0, 0), [box(200, 300)], "right")).toBeNull();
});

it("prefers what is near below to what is straight below but far", () => {
  const boxes = [box(1700, 900), box(100, 120, 700)];
  expect(nearestIndex(box(1750, 20), boxes, "down")).toBe(1);
});

it("goes straight on where two are as near", () => {
  const boxes = [box(0, 100), box(120, 100), box(240, 100)];
  expect(nearestIndex(box(120, 0), boxes, "down")).toBe(1);
  expect(nearestIndex(box(120, 200), boxes, "up")).toBe(1);
});

it("does not lead into what lies around or under it", () => {
  expect(nearestIndex(box(10, 10, 20, 20), [box(0, 0, 100, 100)], "down")).toBeNull();
});
