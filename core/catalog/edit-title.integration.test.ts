import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { publishUploadedDraft } from "#core/catalog/publish-uploaded-draft.ts";
import { publishScheduled } from "#core/catalog/publish-scheduled.ts";
import { suggestWords } from "#core/catalog/suggest-words.ts";
import { insertMovie } from "#core/catalog/testing/insert-titles.ts";
import { openCatalogSite, type CatalogSite } from "#core/catalog/testing/catalog-site.ts";
import { updateTitle } from "#core/catalog/update-title.ts";
import { updateVersion } from "#core/catalog/update-version.ts";
import { newId } from "#core/uuid.ts";

let site: CatalogSite;
beforeAll(async () => void (site = await openCatalogSite()));
beforeEach(() => site.empty());
afterAll(() => site.drop());

const rowOf = async (titleId: string) => {
  const [row] = await site.core.sql<
    { name: string; tags: string[]; visibility: string; publish_at: Date | null; published_at: Date | null }[]
  >`select * from titles where id = ${titleId}`;
  return row;
};

describe("two editors of one title", () => {
  it("are told where they changed the same field, and not where they changed others", async () => {
    const { core, admin } = site;
    const { titleId } = await insertMovie(core, "Old");
    const edit = (change: object) => updateTitle(core, admin, { titleId, ...change });
    await edit({ name: "Theirs", expected: { name: "Old" } });
    await edit({ tags: ["noir"], expected: { tags: [] } });
    await expect(edit({ name: "Mine", expected: { name: "Old" } })).rejects.toMatchObject({
      code: "conflict",
      userMessage: { key: "catalog.changedMeanwhile" },
    });
    // The same change twice is no conflict, and neither is one that is made knowingly.
    await edit({ name: "Theirs", expected: { name: "Old" } });
    await edit({ name: "Mine" });
    expect(await rowOf(titleId)).toMatchObject({ name: "Mine", tags: ["noir"] });
  });

  it("are told of the same list of credits too", async () => {
    const { core, admin } = site;
    const { titleId } = await insertMovie(core, "Film");
    const credits = [{ kind: "cast" as const, part: "", personName: "Anna Berg" }];
    await updateTitle(core, admin, { titleId, credits, expected: { credits: [] } });
    await updateTitle(core, admin, { titleId, credits, expected: { credits: [] } });
    const other = [{ kind: "crew" as const, part: "Directed by", personName: "Zoë Quist" }];
    await expect(
      updateTitle(core, admin, { titleId, credits: other, expected: { credits: [] } }),
    ).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("a scheduled draft", () => {
  const scheduled = async (name: string, change: object) => {
    const film = await insertMovie(site.core, name, { visibility: "draft", publishedAt: null, ...change });
    return film.titleId;
  };
  const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000);

  it("is published at its time, and not before", async () => {
    const { core, admin } = site;
    const [due, later] = [await scheduled("Due", {}), await scheduled("Later", {})];
    await updateTitle(core, admin, { titleId: due, publishAt: inMinutes(-1) });
    await updateTitle(core, admin, { titleId: later, publishAt: inMinutes(60) });
    expect(await core.db.transaction(publishScheduled)).toBe(1);
    expect(await rowOf(due)).toMatchObject({ visibility: "published", publish_at: null });
    expect((await rowOf(due))?.published_at).not.toBeNull();
    expect(await rowOf(later)).toMatchObject({ visibility: "draft", published_at: null });
    expect(await core.db.transaction(publishScheduled)).toBe(0);
  });

  it("stays a draft where its only file failed", async () => {
    const { core } = site;
    const titleId = await scheduled("Failed", { publishAt: inMinutes(-1), state: "failed" });
    expect(await core.db.transaction(publishScheduled)).toBe(0);
    expect(await rowOf(titleId)).toMatchObject({ visibility: "draft" });
  });

  it("is not published by its first playable file", async () => {
    const { core, admin } = site;
    const titleId = await scheduled("Waits", { publishAt: inMinutes(60), ownerUserId: admin.userId });
    const [version] = await core.sql<{ id: string }[]>`
      select r.id from versions r join playables p on p.id = r.playable_id where p.title_id = ${titleId}`;
    await core.db.transaction((tx) => publishUploadedDraft(tx, version?.id ?? ""));
    expect(await rowOf(titleId)).toMatchObject({ visibility: "draft" });
    await updateTitle(core, admin, { titleId, publishAt: null });
    await core.db.transaction((tx) => publishUploadedDraft(tx, version?.id ?? ""));
    expect(await rowOf(titleId)).toMatchObject({ visibility: "published" });
  });

  it("loses its time with another visibility, and only admins set one", async () => {
    const { core, admin, user } = site;
    const titleId = await scheduled("Mine", { ownerUserId: user.userId });
    await expect(updateTitle(core, user, { titleId, publishAt: inMinutes(5) })).rejects.toMatchObject({
      code: "forbidden",
    });
    await updateTitle(core, admin, { titleId, publishAt: inMinutes(5) });
    await updateTitle(core, admin, { titleId, visibility: "unlisted" });
    expect(await rowOf(titleId)).toMatchObject({ visibility: "unlisted", publish_at: null });
  });
});

describe("versions", () => {
  it("are renamed, and exactly one stays the default", async () => {
    const { core } = site;
    const { playableId } = await insertMovie(core, "Film");
    const cut = newId();
    await core.sql`insert into versions (id, playable_id, name, is_default) values (${cut}, ${playableId}, 'Cut', false)`;
    await updateVersion(core, { versionId: cut, name: "Director’s cut", isDefault: true });
    const rows =
      await core.sql`select name, is_default from versions where playable_id = ${playableId} order by name`;
    expect(rows.filter((row) => row.is_default).map((row) => row.name as string)).toEqual(["Director’s cut"]);
    await expect(updateVersion(core, { versionId: newId(), name: "X" })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

it("suggests the words that a site has, by their beginning, whatever their case and marks", async () => {
  const { core, admin } = site;
  const one = await insertMovie(core, "One", { genres: ["Drama", "Épique"], tags: ["noir"] });
  await insertMovie(core, "Two", { genres: ["Drama", "Documentary"] });
  const credits = [{ kind: "cast" as const, part: "", personName: "Лев Орлов" }];
  await updateTitle(core, admin, { titleId: one.titleId, credits });
  expect(await suggestWords(core, "genre", "d")).toEqual(["Drama", "Documentary"]);
  expect(await suggestWords(core, "genre", "epi")).toEqual(["Épique"]);
  expect(await suggestWords(core, "tag", "")).toEqual(["noir"]);
  expect(await suggestWords(core, "person", "орл")).toEqual(["Лев Орлов"]);
  expect(await suggestWords(core, "genre", "100%_")).toEqual([]);
});
