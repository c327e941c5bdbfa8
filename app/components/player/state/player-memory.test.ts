import { expect, it } from "vitest";
import { PlayerMemory } from "./player-memory.ts";

const kept = async (memory: PlayerMemory) => [await memory.getLang(), await memory.getCaptions()];

it("keeps the subtitles that were chosen, and not those that show by themselves", async () => {
  const memory = new PlayerMemory();
  await memory.setLang("en");
  await memory.setCaptions(true);
  expect(await kept(memory)).toEqual([null, null]);

  memory.subtitlesChosen();
  await memory.setLang("de");
  await memory.setCaptions(true);
  expect(await kept(memory)).toEqual(["de", true]);
});
