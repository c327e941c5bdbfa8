import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { insertMovie, insertSeries } from "#core/catalog/testing/insert-titles.ts";
import { openCatalogSite, type CatalogSite } from "#core/catalog/testing/catalog-site.ts";
import { savePosition } from "#core/history/save-position.ts";
import { applyIntroToSeason } from "#core/markers/apply-intro.ts";
import { loadMarkers } from "#core/markers/load-markers.ts";
import { saveMarkers } from "#core/markers/save-markers.ts";
import { newId } from "#core/uuid.ts";

let site: CatalogSite;
beforeAll(async () => void (site = await openCatalogSite()));
beforeEach(() => site.empty());
afterAll(() => site.drop());

const marker = (startSeconds: number, endSeconds: number) => ({ startSeconds, endSeconds });

it("are changed one kind at a time, and the answer takes a change back", async () => {
  const { core } = site;
  const { videoId } = await insertMovie(core, "Film");
  expect(await saveMarkers(core, { videoId, intro: marker(5, 20) })).toEqual({ intro: null, credits: null });
  const before = await saveMarkers(core, { videoId, credits: marker(90, 100) });
  expect(before).toEqual({ intro: marker(5, 20), credits: null });
  await saveMarkers(core, { videoId, intro: null });
  expect(await loadMarkers(core, videoId)).toEqual({ intro: null, credits: marker(90, 100) });
  await saveMarkers(core, { videoId, ...before });
  expect(await loadMarkers(core, videoId)).toEqual(before);
});

it.each([
  ["outside the video", { credits: marker(90, 120) }, "catalog.markerOutside"],
  ["too short", { intro: marker(5, 5.5) }, "catalog.markerTooShort"],
  ["backwards", { intro: marker(9, 5) }, "catalog.markerTooShort"],
  ["in each other", { intro: marker(5, 95), credits: marker(90, 100) }, "catalog.introInCredits"],
])("are refused %s", async (_how, change, key) => {
  const { videoId } = await insertMovie(site.core, "Film");
  await expect(saveMarkers(site.core, { videoId, ...change })).rejects.toMatchObject({
    code: "bad_input",
    userMessage: { key },
  });
});

it("of one episode are given to its whole season, except where they don't fit, and can be taken back", async () => {
  const { core } = site;
  const { episodes } = await insertSeries(core, "Series", [["ready", "ready", "ready"], ["ready"]]);
  const files = await core.sql<{ videoId: string; playableId: string }[]>`
    select r.current_video_id as "videoId", r.playable_id as "playableId" from versions r`;
  const fileOf = (index: number) =>
    files.find(({ playableId }) => playableId === episodes[index])?.videoId ?? "";
  const [first, second, third, other] = [0, 1, 2, 3].map(fileOf);
  await saveMarkers(core, { videoId: first ?? "", intro: marker(5, 30) });
  await saveMarkers(core, { videoId: second ?? "", intro: marker(1, 9) });
  await saveMarkers(core, { videoId: third ?? "", credits: marker(20, 100) });
  const { before } = await applyIntroToSeason(core, { videoId: first ?? "" });
  expect(before).toEqual([{ videoId: second, intro: marker(1, 9) }]);
  expect((await loadMarkers(core, second ?? "")).intro).toEqual(marker(5, 30));
  expect((await loadMarkers(core, third ?? "")).intro).toBeNull();
  expect((await loadMarkers(core, other ?? "")).intro).toBeNull();
  for (const one of before) await saveMarkers(core, one);
  expect((await loadMarkers(core, second ?? "")).intro).toEqual(marker(1, 9));
});

it("decide what counts as watched: from the start of the credits, or from 90 %", async () => {
  const { core, user } = site;
  const watchedAt = async (film: Awaited<ReturnType<typeof insertMovie>>, positionSeconds: number) => {
    const [version] = await core.sql<{ id: string }[]>`
      select id from versions where playable_id = ${film.playableId}`;
    const { playableId } = film;
    await savePosition(core, user, {
      ...{ playableId, versionId: version?.id ?? "", positionSeconds, durationSeconds: 100 },
      ...{ playerSession: newId(), sequence: 1 },
    });
    const [state] = await core.sql<{ watched: boolean }[]>`
      select watched from watch_states where playable_id = ${playableId}`;
    return state?.watched;
  };
  const film = await insertMovie(core, "Long credits");
  await saveMarkers(core, { videoId: film.videoId, credits: marker(70, 100) });
  expect(await watchedAt(film, 69)).toBe(false);
  expect(await watchedAt(film, 71)).toBe(true);
  const short = await insertMovie(core, "Short credits");
  await saveMarkers(core, { videoId: short.videoId, credits: marker(95, 100) });
  expect(await watchedAt(short, 91)).toBe(true);
});
