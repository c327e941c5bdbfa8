import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { saveSiteSettings } from "#core/accounts/site-settings.ts";
import { addToSeries } from "#core/uploads/add-to-series.ts";
import { completeUpload } from "#core/uploads/complete-upload.ts";
import { getSeriesOffer } from "#core/uploads/series-offer.ts";
import { newId } from "#core/uuid.ts";
import { openUploadSite, type UploadSite } from "#core/uploads/testing/upload-site.ts";
import { type CompletedUpload, type UploadStatus } from "#core/uploads/types.ts";

let site: UploadSite;
beforeAll(async () => {
  site = await openUploadSite();
  await saveSiteSettings(site.core, { viewersMayUpload: true });
});
afterAll(() => site.drop());
beforeEach(() => site.core.sql`truncate titles, uploads cascade`);

const begin = (fileName: string) => site.begin(site.admin, { fileName });
const offerFor = ({ id }: UploadStatus) => getSeriesOffer(site.core, site.admin, id);
const answer = ({ id }: UploadStatus, add = true) =>
  addToSeries(site.core, site.admin, { uploadId: id, add });

async function complete(upload: UploadStatus): Promise<CompletedUpload> {
  for (const part of [1, 2]) await site.send(site.admin, upload, part);
  return completeUpload(site.core, site.admin, upload.id);
}

/** Every playable with its title, as an editor lists them. */
const catalog = () => site.core.sql`
  select t.kind, t.name as title, s.number as season, p.number, p.name from playables p
  join titles t on t.id = p.title_id left join seasons s on s.id = p.season_id order by p.id`;

describe("an upload named like an episode", () => {
  it("offers a new series, and then the series that is there", async () => {
    const upload = await begin("Dark.S01E02.Lies.1080p.mkv");
    expect(await offerFor(upload)).toEqual({
      ...{ seriesId: null, seriesName: "Dark", publishesDraft: false, seasonNumber: 1, episodeNumber: 2 },
      ...{ lastEpisodeNumber: null, airDate: null, isAccepted: false },
    });
    expect(await answer(upload)).toEqual({ titleId: null });
    expect(await offerFor(upload)).toMatchObject({ isAccepted: true });
    const created = await complete(upload);
    expect(await catalog()).toEqual([{ kind: "series", title: "Dark", season: 1, number: 2, name: "Lies" }]);
    expect(await offerFor(upload)).toMatchObject({ seriesId: created.titleId, isAccepted: true });
    const next = await begin("dark s01e03.mkv");
    expect(await offerFor(next)).toMatchObject({ seriesId: created.titleId, seriesName: "Dark" });
  });

  it("is added after its upload too, and twice is once", async () => {
    const upload = await begin("Dark.S01E02.mkv");
    const film = await complete(upload);
    expect(await offerFor(upload)).toMatchObject({ isAccepted: false });
    const { titleId } = await answer(upload);
    expect(titleId).not.toBe(film.titleId);
    expect(await answer(upload)).toEqual({ titleId });
    expect(await completeUpload(site.core, site.admin, upload.id)).toEqual({ ...film, titleId });
    expect(await catalog()).toMatchObject([{ kind: "series", name: "Episode 2" }]);
    await expect(answer(upload, false)).rejects.toMatchObject({ code: "conflict" });
  });

  it("stays a film where it is declined, or the answer is taken back", async () => {
    const upload = await begin("Dark.S01E02.mkv");
    await answer(upload);
    await answer(upload, false);
    await complete(upload);
    expect(await catalog()).toMatchObject([{ kind: "movie" }]);
  });

  it("is told that its number is taken, and stays a film where it was taken meanwhile", async () => {
    const [first, second] = [await begin("Dark.S01E02.mkv"), await begin("Dark.S01E02.720p.mkv")];
    await answer(first);
    await answer(second);
    await complete(first);
    await complete(second);
    expect(await catalog()).toMatchObject([{ kind: "series" }, { kind: "movie" }]);
    const third = await begin("Dark.S01E01-E02.mkv");
    await expect(answer(third)).rejects.toMatchObject({ code: "conflict" });
  });

  it("makes one series of two that are added at once", async () => {
    const both = [await begin("Dark.S01E01.mkv"), await begin("Dark.S01E02.mkv")];
    await Promise.all(both.map((upload) => answer(upload)));
    await Promise.all(both.map(complete));
    expect(await site.core.sql`select kind from titles`).toEqual([{ kind: "series" }]);
  });

  it("offers nothing to films and to viewers", async () => {
    expect(await offerFor(await begin("Dark.2001.mkv"))).toBeNull();
    const { id } = await site.begin(site.user, { fileName: "Dark.S01E02.mkv" });
    expect(await getSeriesOffer(site.core, site.user, id)).toBeNull();
    await expect(offerFor({ id } as UploadStatus)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("an upload that is begun for a series", () => {
  async function series(): Promise<string> {
    const upload = await begin("Dark.S01E02.Lies.mkv");
    await answer(upload);
    return (await complete(upload)).titleId;
  }
  const beginFor = (titleId: string, fileName: string, seasonNumber: number | null = null) =>
    site.begin(site.admin, { fileName, series: { titleId, seasonNumber } });

  it("becomes the episode that its name tells, in the series that was chosen", async () => {
    const titleId = await series();
    const upload = await beginFor(titleId, "Another Name S02E05 Truths.mkv");
    expect(await offerFor(upload)).toMatchObject({
      ...{ seriesId: titleId, seriesName: "Dark", seasonNumber: 2, episodeNumber: 5, isAccepted: true },
    });
    expect(await complete(upload)).toMatchObject({ titleId });
    expect(await catalog()).toMatchObject([
      { season: 1, number: 2, name: "Lies" },
      { season: 2, number: 5, name: "Truths" },
    ]);
  });

  it("gets the next number without one, in the order of its beginning, in the season that was chosen", async () => {
    const titleId = await series();
    const [first, second] = [
      await beginFor(titleId, "Interview.mkv", 1),
      await beginFor(titleId, "Walk.mkv", 1),
    ];
    await complete(second);
    await complete(first);
    const third = await beginFor(titleId, "Last.mkv", 3);
    await complete(third);
    expect(await catalog()).toMatchObject([
      { season: 1, number: 2 },
      { season: 1, number: 4, name: "Walk" },
      { season: 1, number: 3, name: "Interview" },
      { season: 3, number: 1, name: "Last" },
    ]);
  });

  it("is refused before a byte where its number is in use, the series is not there, or a viewer begins it", async () => {
    const titleId = await series();
    await expect(beginFor(titleId, "x.S01E02.mkv")).rejects.toMatchObject({ code: "conflict" });
    const film = await complete(await begin("Film.2001.mkv"));
    await expect(beginFor(film.titleId, "x.S01E03.mkv")).rejects.toMatchObject({ code: "bad_input" });
    await expect(beginFor(newId(), "x.S01E03.mkv")).rejects.toMatchObject({ code: "not_found" });
    const byViewer = site.begin(site.user, {
      ...{ fileName: "x.S01E03.mkv", series: { titleId, seasonNumber: null } },
    });
    await expect(byViewer).rejects.toMatchObject({ code: "forbidden" });
  });

  it("stays a film where that is chosen, or the series is deleted meanwhile", async () => {
    const titleId = await series();
    const declined = await beginFor(titleId, "Interview.mkv");
    await answer(declined, false);
    const orphan = await beginFor(titleId, "Walk.mkv");
    await complete(declined);
    await site.core.sql`update titles set deleted_at = now() where id = ${titleId}`;
    await complete(orphan);
    expect(await catalog()).toMatchObject([{ kind: "series" }, { kind: "movie" }, { kind: "movie" }]);
  });

  it("goes to the series of a second try where the first had none", async () => {
    const titleId = await series();
    const first = await site.begin(site.admin, { fileName: "Walk.mkv", fingerprint: "walk" });
    const again = await site.begin(site.admin, {
      ...{ fileName: "Walk.mkv", fingerprint: "walk", series: { titleId, seasonNumber: 1 } },
    });
    expect(again.id).toBe(first.id);
    expect(await offerFor(again)).toMatchObject({ seriesId: titleId, episodeNumber: 3, isAccepted: true });
  });
});
