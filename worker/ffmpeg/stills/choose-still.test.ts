import { expect, it } from "vitest";
import { type Still } from "#worker/ffmpeg/stills/extract-stills.ts";
import { chooseBackdrop, choosePoster } from "./choose-still.ts";

const still = (bytes: number, sharpness: number, lightness = 0.5): Still => ({
  ...{ path: `${bytes}.webp`, width: 1280, height: 720, atSeconds: 1, placeholder: "", lightness, sharpness },
  files: [{ path: `${bytes}.webp`, width: 1280, height: 720, bytes }],
});

it("takes the richest still as backdrop and the one with the sharpest middle as poster", () => {
  const [rich, sharp] = [still(90_000, 0.1), still(40_000, 0.3)];
  expect(chooseBackdrop([rich, sharp])).toBe(rich);
  expect(choosePoster([rich, sharp], 720)).toBe(sharp);
});

it("marks down what is nearly black or white", () => {
  const [dark, plain] = [still(90_000, 0.3, 0.02), still(40_000, 0.2)];
  expect(chooseBackdrop([dark, plain])).toBe(plain);
  expect(choosePoster([dark, plain], 720)).toBe(plain);
});

it("cuts no poster from fewer than 480 lines, or from no still", () => {
  expect(choosePoster([still(1, 0.3)], 479)).toBeNull();
  expect(choosePoster([still(1, 0.3)], 480)).not.toBeNull();
  expect(choosePoster([], 1080)).toBeNull();
  expect(chooseBackdrop([])).toBeNull();
});
