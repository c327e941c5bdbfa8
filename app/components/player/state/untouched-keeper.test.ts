import { beforeEach, describe, expect, it } from "vitest";
import { UntouchedKeeper } from "./untouched-keeper.ts";

let now = 0;
let kept: Record<string, string> = {};
const storage = {
  getItem: (key: string) => kept[key] ?? null,
  setItem: (key: string, value: string) => void (kept[key] = value),
};
const keeper = () => new UntouchedKeeper({ storage, now: () => now });

/** Plays on for so many minutes, telling the time once a second; true where the question came up. */
function playMinutes(untouched: UntouchedKeeper, minutes: number): boolean {
  let isTime = untouched.play();
  for (let second = 0; second < minutes * 60; second += 1) {
    now += 1000;
    isTime = untouched.play();
  }
  return isTime;
}

beforeEach(() => {
  now = 1_000_000;
  kept = {};
});

describe("UntouchedKeeper", () => {
  it("asks in the middle of a film after 90 minutes without a touch, and not before", () => {
    const untouched = keeper();
    expect(playMinutes(untouched, 89.9)).toBe(false);
    expect(playMinutes(untouched, 0.1)).toBe(true);
  });

  it("starts anew with any touch", () => {
    const untouched = keeper();
    playMinutes(untouched, 89);
    untouched.touch();
    expect(playMinutes(untouched, 89)).toBe(false);
    expect(playMinutes(untouched, 1)).toBe(true);
  });

  it("counts neither pauses nor sleep", () => {
    const untouched = keeper();
    playMinutes(untouched, 60);
    untouched.rest();
    now += 3_600_000;
    expect(playMinutes(untouched, 10)).toBe(false);
    now += 8 * 3_600_000;
    expect(untouched.play()).toBe(false);
    expect(playMinutes(untouched, 18)).toBe(false);
    expect(playMinutes(untouched, 2)).toBe(true);
  });

  it("goes on counting in the next episode of the tab", () => {
    const first = keeper();
    playMinutes(first, 50);
    first.rest();
    expect(first.passEpisode()).toBe(false);
    expect(playMinutes(keeper(), 40)).toBe(true);
  });

  it("asks after the third untouched episode", () => {
    expect([1, 2, 3].map(() => keeper().passEpisode())).toEqual([false, false, true]);
    keeper().touch();
    expect(keeper().passEpisode()).toBe(false);
  });

  it.each(["not json", "[]", '{"episodes":"many","playedMs":-5}'])("survives %j in the storage", (text) => {
    kept["matinee-untouched"] = text;
    expect(keeper().play()).toBe(false);
  });

  it("goes on where nothing can be kept", () => {
    const broken = new UntouchedKeeper({
      storage: {
        getItem: () => {
          throw new Error("no storage");
        },
        setItem: () => {
          throw new Error("no storage");
        },
      },
      now: () => now,
    });
    expect(playMinutes(broken, 90)).toBe(true);
  });
});
