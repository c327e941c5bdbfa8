import { describe, expect, it } from "vitest";
import { keyAction, type PressedKey } from "./key-action.ts";

const press = (key: string, focus: PressedKey["focus"] = "none") =>
  keyAction({ key, hasModifier: false, focus });

describe("keyAction", () => {
  it("skips ten seconds with J, L and arrows", () => {
    expect(["j", "ArrowLeft"].map((key) => press(key))).toEqual(
      [-10, -10].map((seconds) => ({ do: "skip", seconds })),
    );
    expect(["l", "L", "ArrowRight"].map((key) => press(key))).toEqual(
      [10, 10, 10].map((seconds) => ({ do: "skip", seconds })),
    );
  });

  it("turns the volume with up and down while nothing has focus", () => {
    expect(press("ArrowUp")).toEqual({ do: "volume", percent: 10 });
    expect(press("ArrowDown")).toEqual({ do: "volume", percent: -10 });
  });

  it("moves focus with arrows once a control has it, which Enter gives", () => {
    expect(press("ArrowRight", "control")).toEqual({ do: "move", way: "right" });
    expect(press("ArrowDown", "control")).toEqual({ do: "move", way: "down" });
    expect(press("Enter")).toEqual({ do: "enter" });
  });

  it("leaves a slider its own keys, but not up and down", () => {
    expect(["ArrowLeft", "Home", "End"].map((key) => press(key, "slider"))).toEqual([null, null, null]);
    expect(press("ArrowDown", "slider")).toEqual({ do: "move", way: "down" });
  });

  it("leaves Space and Enter to a control that has focus", () => {
    expect([press(" ", "control"), press("Enter", "control")]).toEqual([null, null]);
    expect([press(" "), press("k", "control")]).toEqual([{ do: "play" }, { do: "play" }]);
  });

  it("goes to tenths, the start and the end", () => {
    expect(["0", "7", "Home", "End"].map((key) => press(key))).toEqual(
      [0, 70, 0, 100].map((percent) => ({ do: "seekPercent", percent })),
    );
  });

  it("steps from picture to picture", () => {
    expect([",", "."].map((key) => press(key))).toEqual([-1, 1].map((frames) => ({ do: "step", frames })));
  });

  it("keeps out of text fields, and of the browser's own shortcuts", () => {
    expect(press("k", "text")).toBeNull();
    expect(keyAction({ key: "f", hasModifier: true, focus: "none" })).toBeNull();
  });

  it.each([
    ["m", "mute"],
    ["f", "fullscreen"],
    ["c", "captions"],
    ["?", "help"],
    ["Escape", "close"],
    ["Backspace", "back"],
    ["BrowserBack", "back"],
    ["GoBack", "back"],
  ])("knows %s", (key, what) => expect(press(key)).toEqual({ do: what }));
});
