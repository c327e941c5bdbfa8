import { expect, it } from "vitest";
import { touchOf, viewAfter, type Touch, type View } from "./view-mode.ts";

const unknown: View = { mode: "desktop", isKnown: false };
const modeAfter = (...touches: Touch[]) => touches.reduce(viewAfter, unknown).mode;

it("is for three metres where the first key is an arrow", () => {
  expect(modeAfter("arrow")).toBe("tv");
  expect(modeAfter("arrow", "keyboard")).toBe("tv");
  expect([modeAfter("keyboard", "arrow"), modeAfter("pointer", "arrow")]).toEqual(["desktop", "desktop"]);
});

it("is left where a mouse moves or a finger comes", () => {
  expect(modeAfter("arrow", "pointer")).toBe("desktop");
});

it("learns nothing from keys that a remote control has too", () => {
  expect(["ArrowDown", "Tab", "k", "Enter", "Backspace", "Shift"].map(touchOf)).toEqual([
    "arrow",
    "keyboard",
    "keyboard",
    null,
    null,
    null,
  ]);
});
