import { expect, it } from "vitest";
import { PlayerMemory } from "./player-memory.ts";

const kept = async (memory: PlayerMemory) => [await memory.getLang(), await memory.getCaptions()];

function tabStorage() {
  const values = new Map<string, string>();
  return {
    values,
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
  };
}

it("keeps the subtitles that were chosen, and not those that show by themselves", async () => {
  const memory = new PlayerMemory("film", tabStorage());
  await memory.setLang("en");
  await memory.setCaptions(true);
  expect(await kept(memory)).toEqual([null, null]);

  memory.subtitlesChosen();
  await memory.setLang("de");
  await memory.setCaptions(true);
  expect(await kept(memory)).toEqual(["de", true]);
});

it("keeps the speed for the title, and for no other", async () => {
  const storage = tabStorage();
  await new PlayerMemory("series", storage).setPlaybackRate(1.5);
  expect(await new PlayerMemory("series", storage).getPlaybackRate()).toBe(1.5);
  expect(await new PlayerMemory("film", storage).getPlaybackRate()).toBeNull();
});

it.each(["", "not json", "[]", "null", '{"titleId":"film","rate":"2"}', '{"titleId":"film","rate":90}'])(
  "plays at the usual speed where %j was stored",
  async (stored) => {
    const storage = tabStorage();
    storage.values.set("matinee-player-speed", stored);
    expect(await new PlayerMemory("film", storage).getPlaybackRate()).toBeNull();
  },
);
