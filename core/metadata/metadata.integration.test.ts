import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { insertMovie, insertSeries } from "#core/catalog/testing/insert-titles.ts";
import { openCatalogSite, type CatalogSite } from "#core/catalog/testing/catalog-site.ts";
import { updateTitle } from "#core/catalog/update-title.ts";
import { type CoreContext } from "#core/context.ts";
import { createMemoryMetadata } from "#core/metadata/drivers/memory/memory-metadata.ts";
import { applyFacts } from "#core/metadata/facts/apply-facts.ts";
import { pickFacts } from "#core/metadata/facts/fact-keys.ts";
import { findCandidates } from "#core/metadata/facts/find-candidates.ts";
import { previewFacts } from "#core/metadata/facts/preview-facts.ts";
import { listServiceImages } from "#core/metadata/images/list-service-images.ts";
import { takeServiceImage } from "#core/metadata/images/take-service-image.ts";
import { KNOWN_TITLES, LANTERNMOOR, NORTHLIGHT } from "#core/metadata/testing/known-titles.ts";
import { readKnownImages } from "#core/metadata/testing/metadata-contract.ts";
import { artworkSourceKey } from "#core/storage/object-key.ts";

let site: CatalogSite;
let core: CoreContext;
let images: ReadonlyMap<string, Uint8Array>;
beforeAll(async () => {
  site = await openCatalogSite();
  images = await readKnownImages();
  core = { ...site.core, metadata: createMemoryMetadata(KNOWN_TITLES, images) };
});
beforeEach(() => site.empty());
afterAll(() => site.drop());

const rowOf = async (titleId: string) => {
  const [row] = await core.sql`select * from titles where id = ${titleId}`;
  return row;
};
const search = (titleId: string, name: string, releaseYear: number | null = null) =>
  findCandidates(core, { titleId, name, releaseYear });

describe("finding a title at the service", () => {
  it("starts with the one whose id is stored, its own or one of another database", async () => {
    const { titleId } = await insertMovie(core, "Film", { externalIds: { imdb: "tt9900001" } });
    const found = await search(titleId, "northlight");
    expect(found.map(({ serviceId, isLinked }) => [serviceId, isLinked])).toEqual([
      ["9001", true],
      ["9002", false],
    ]);
    const own = await insertMovie(core, "Film", { externalIds: { tmdb: "9002", imdb: "tt9900001" } });
    expect((await search(own.titleId, "no such name")).map(({ serviceId }) => serviceId)).toEqual(["9002"]);
  });

  it("goes on by name where the stored id is of nothing", async () => {
    const { titleId } = await insertMovie(core, "Film", { externalIds: { tmdb: "404404" } });
    expect(await search(titleId, "Northlight", 2024)).toMatchObject([{ serviceId: "9001", isLinked: false }]);
  });

  it("is refused without a service, and for a title that is gone", async () => {
    const { titleId } = await insertMovie(core, "Film", { deletedAt: new Date() });
    await expect(search(titleId, "x")).rejects.toMatchObject({ code: "not_found" });
    const without = { ...core, metadata: null };
    for (const refused of [
      findCandidates(without, { titleId, name: "x", releaseYear: null }),
      previewFacts(without, { titleId, serviceId: "9001" }),
      listServiceImages(without, { target: { kind: "poster", titleId } }),
      takeServiceImage(without, { target: { kind: "poster", titleId }, path: "/a.jpg" }),
    ])
      await expect(refused).rejects.toMatchObject({ code: "conflict", userMessage: { key: "metadata.off" } });
  });
});

describe("facts of a film", () => {
  it("are written as they were chosen, and taken back whole", async () => {
    const { titleId } = await insertMovie(core, "Nordlys", { overview: "Mine.", tags: ["night"] });
    const before = await rowOf(titleId);
    const preview = await previewFacts(core, { titleId, serviceId: "9001" });
    const keys = new Set([...preview.suggested, "title.overview"]);
    const [facts, expected] = [pickFacts(preview.found, keys), pickFacts(preview.now, keys)];
    await applyFacts(core, { titleId, facts, expected });
    const { overview, genres, externalIds: external_ids } = NORTHLIGHT.title.facts;
    expect(await rowOf(titleId)).toMatchObject({
      ...{ name: "Nordlys", overview, genres, external_ids, tags: ["night"] },
      ...{ release_year: 2024, age_rating_years: 13 },
    });
    const again = await previewFacts(core, { titleId, serviceId: "9001" });
    expect(Object.keys(again.found.title)).toEqual(["name"]);
    await applyFacts(core, { titleId, facts: expected, expected: facts });
    expect(await rowOf(titleId)).toEqual({
      ...before,
      rev: expect.any(Number) as number,
      updated_at: expect.any(Date) as Date,
    });
    expect(await core.sql`select 1 from credits where title_id = ${titleId}`).toHaveLength(0);
  });

  it("are not written over what another admin saved meanwhile, and then none of them are", async () => {
    const { titleId } = await insertMovie(core, "Northlight");
    const { found, now } = await previewFacts(core, { titleId, serviceId: "9001" });
    await updateTitle(core, site.admin, { titleId, overview: "Theirs." });
    await expect(applyFacts(core, { titleId, facts: found, expected: now })).rejects.toMatchObject({
      code: "conflict",
      userMessage: { key: "catalog.changedMeanwhile" },
    });
    expect(await rowOf(titleId)).toMatchObject({ overview: "Theirs.", release_year: null, genres: [] });
  });
});

describe("facts of a series", () => {
  const namesOf = (titleId: string) => core.sql`
    select s.name as season, p.name, p.overview from playables p join seasons s on s.id = p.season_id
    where p.title_id = ${titleId} order by s.number, p.number`;

  it("name its seasons and episodes, and are taken back", async () => {
    const { titleId } = await insertSeries(core, "Lanternmoor", [["ready", "ready"], ["ready"], ["ready"]]);
    const before = await namesOf(titleId);
    const preview = await previewFacts(core, { titleId, serviceId: "9101" });
    const keys = new Set(preview.suggested);
    const [facts, expected] = [pickFacts(preview.found, keys), pickFacts(preview.now, keys)];
    await applyFacts(core, { titleId, facts, expected });
    const [first] = LANTERNMOOR.seasons;
    expect(await namesOf(titleId)).toEqual([
      ...(first?.episodes ?? []).map(({ name, overview }) => ({ season: "The Causeway", name, overview })),
      { season: null, name: "Slack Water", overview: "" },
      { season: null, name: "Episode 1", overview: "" },
    ]);
    await applyFacts(core, { titleId, facts: expected, expected: facts });
    expect(await namesOf(titleId)).toEqual(before);
  });

  it("are all refused where an episode is of another series, was renamed or deleted", async () => {
    const series = await insertSeries(core, "Lanternmoor", [["ready", "ready"]]);
    const other = await insertSeries(core, "Other", [["ready"]]);
    const [own = ""] = series.episodes;
    const [foreign = ""] = other.episodes;
    const write = (playableId: string, name: string, seen: string) => {
      const side = (value: string) => ({ title: {}, seasons: [], episodes: [{ playableId, name: value }] });
      return applyFacts(core, { titleId: series.titleId, facts: side(name), expected: side(seen) });
    };
    await write(own, "Nine Lamps", "Episode 1");
    const conflict = { code: "conflict" };
    await expect(write(own, "Ten Lamps", "Episode 1")).rejects.toMatchObject(conflict);
    await expect(write(foreign, "Mine now", "Episode 1")).rejects.toMatchObject(conflict);
    await core.sql`update playables set deleted_at = now() where id = ${own}`;
    await expect(write(own, "Ten Lamps", "Nine Lamps")).rejects.toMatchObject(conflict);
  });
});

describe("images of the service", () => {
  it("are those of the linked title, and of its episodes", async () => {
    const { titleId, episodes } = await insertSeries(core, "Lanternmoor", [["ready", "ready"]]);
    const list = (target: Parameters<typeof listServiceImages>[1]["target"], serviceId?: string) =>
      listServiceImages(core, { target, serviceId });
    const poster = { kind: "poster", titleId } as const;
    expect(await list(poster)).toEqual({ serviceId: null, images: [] });
    expect((await list(poster, "9101")).images).toEqual(LANTERNMOOR.title.posters);
    await core.sql`update titles set external_ids = '{"tvdb": "880101"}' where id = ${titleId}`;
    expect((await list({ kind: "backdrop", titleId })).images).toEqual(LANTERNMOOR.title.backdrops);
    const [first = "", second = ""] = episodes;
    const still = (playableId: string) => list({ kind: "still", titleId, playableId });
    expect(await still(first)).toEqual({ serviceId: "9101", images: LANTERNMOOR.stills.S01E01 });
    expect((await still(second)).images).toEqual([]);
  });

  it("are fetched, stored and left to a worker like an upload", async () => {
    const { titleId } = await insertMovie(core, "Northlight");
    const target = { kind: "poster", titleId } as const;
    const path = "/northlight-poster.webp";
    const { artworkId } = await takeServiceImage(core, { target, path });
    const stored = await core.store.readBytes(artworkSourceKey(artworkId), 1_000_000);
    expect(stored.equals(Buffer.from(images.get(path) ?? []))).toBe(true);
    const jobs = await core.sql`
      select 1 from graphile_worker.jobs where task_identifier = 'make-artwork'`;
    expect(jobs).toHaveLength(1);
  });

  it("are refused where they are no image, and from anywhere else", async () => {
    const { titleId } = await insertMovie(core, "Northlight");
    const target = { kind: "poster", titleId } as const;
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');
    const hostile = { ...core, metadata: createMemoryMetadata([], new Map([["/a.jpg", svg]])) };
    await expect(takeServiceImage(hostile, { target, path: "/a.jpg" })).rejects.toMatchObject({
      code: "media_refused",
    });
    for (const path of ["http://127.0.0.1/a.jpg", "//elsewhere.test/a.jpg", "/../a.jpg", "/a.svg"])
      await expect(takeServiceImage(core, { target, path })).rejects.toMatchObject({ code: "bad_input" });
    expect(await core.sql`select 1 from artworks where title_id = ${titleId}`).toHaveLength(0);
  });
});
