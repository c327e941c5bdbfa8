import { afterAll, beforeAll, expect, it } from "vitest";
import { type MediaSite, openMediaSite } from "#app/media/testing/media-site.ts";
import { newId } from "#core/uuid.ts";
import { imageKey, segmentKey, subtitleKey } from "#core/storage/object-key.ts";
import { insertFilm, type TestFilm } from "#core/testing/insert-film.ts";

/** Numbers and names that a video does not have: each is 404, even if the store has an object of that key. */
let site: MediaSite;
let film: TestFilm;

beforeAll(async () => {
  site = await openMediaSite();
  film = await insertFilm(site.core, { segmentCount: 20 });
  await site.core.sql`
    insert into subtitles (id, video_id, number, language_tag, name, state)
    values (${newId()}, ${film.videoId}, 5, 'fr', 'Français', 'waiting')`;
  await site.core.store.put(subtitleKey(film.videoId, 5), Buffer.from("WEBVTT\n\n"));
  await site.core.store.put(segmentKey(film.videoId, film.hash, "sb", 99), Buffer.from("webp"));
});
afterAll(() => site.close());

it.each([
  ["a subtitle playlist", "subs/999.m3u8"],
  ["a subtitle", "subs/999.vtt"],
  ["a subtitle playlist that is not stored yet", "subs/5.m3u8"],
  ["a subtitle that is not stored yet", "subs/5.vtt"],
  ["an audio playlist", "a9/index.m3u8"],
  ["an audio init", "a9/init.mp4"],
  ["an audio segment", "a9/00000.m4s"],
  ["a rendition's playlist", "v999/index.m3u8"],
  ["a rendition's init", "v999/init.mp4"],
  ["a rendition's segment", "v999/00000.m4s"],
  ["a segment past the last", "v360/00020.m4s"],
  ["a storyboard sprite", "sb/00099.webp"],
])("%s: 404", async (_what, file) => {
  const res = await site.getMedia(film, file);
  expect([res.status, res.headers.get("cache-control")]).toEqual([404, "no-store"]);
});

it.each(["storyboard.vtt", "sb/00000.webp"])("%s of a plan without a storyboard: 404", async (file) => {
  const plain = await insertFilm(site.core);
  await site.core.sql`update plans set plan = plan - 'storyboard' where id = ${plain.planId}`;
  expect((await site.getMedia(plain, file)).status).toBe(404);
});

it("an image's width written another way: 404", async () => {
  const id = newId();
  await site.core
    .sql`update titles set visibility = 'published', poster_image_id = ${id} where id = ${film.titleId}`;
  await site.core.store.put(imageKey(id, 320), Buffer.from("webp"));
  expect((await fetch(`${site.origin}/images/${id}/320.webp`)).status).toBe(200);
  expect((await fetch(`${site.origin}/images/${id}/0320.webp`)).status).toBe(404);
});
