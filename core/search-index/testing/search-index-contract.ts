import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { queryWords } from "#core/search-index/query.ts";
import {
  HIT_KINDS,
  type EntryKind,
  type HitKind,
  type IndexHit,
  type SearchIndex,
} from "#core/search-index/search-index.ts";

/** The rows that an index refers to, for drivers that keep them in the database. */
export interface ContractTitle {
  readonly titleId: string;
  readonly playableId: string;
  readonly setId: string;
  /** Other subtitles of the same title. */
  readonly otherSetId: string;
}

export interface ContractSite {
  readonly index: SearchIndex;
  /** A title without entries. */
  makeTitle(): Promise<ContractTitle>;
  /** Removes all titles and all that the index has. */
  empty(): Promise<void>;
}

/** What every driver claims. Call it in a `*.contract.test.ts`, with what opens the driver. */
export function describeSearchIndex(open: () => Promise<ContractSite>): void {
  describe("a search index", () => {
    let site: ContractSite;
    let index: SearchIndex;
    beforeAll(async () => {
      site = await open();
      index = site.index;
    });
    beforeEach(() => site.empty());

    /** A title with its name, cast, tags and lines, findable at once. */
    async function put(
      name: string,
      more: { person?: string[]; tag?: string[]; episode?: string[]; lines?: string[] } = {},
    ): Promise<ContractTitle> {
      const title = await site.makeTitle();
      const texts: [EntryKind, string][] = [
        ["title", name],
        ...(more.episode ?? []).map((text): [EntryKind, string] => ["episode", text]),
        ...(more.person ?? []).map((text): [EntryKind, string] => ["person", text]),
        ...(more.tag ?? []).map((text): [EntryKind, string] => ["tag", text]),
      ];
      await index.putEntries(
        title.titleId,
        texts.map(([kind, text], at) => ({
          ...{ id: `${kind}_${title.titleId}_${at}`, titleId: title.titleId, kind, text },
          playableId: kind === "episode" ? title.playableId : null,
        })),
      );
      await index.putLines((more.lines ?? []).map((text, number) => lineOf(title, number, text)));
      await index.settle();
      return title;
    }

    const lineOf = ({ titleId, playableId, setId }: ContractTitle, number: number, text: string) => ({
      ...{ id: `${setId}_${number}`, titleId, playableId, setId, number, text },
      startSeconds: 10 * number + 0.5,
    });

    interface Options {
      kinds?: readonly HitKind[];
      limit?: number;
      titleId?: string;
    }
    const search = (query: string, options: Options = {}) =>
      index.search({ words: queryWords(query), kinds: HIT_KINDS, limit: 20, ...options });
    const texts = async (query: string, options: Options = {}) =>
      (await search(query, options)).hits.map(({ text }) => text);
    const marked = ({ text, highlights }: IndexHit) =>
      highlights.map(({ start, end }) => text.slice(start, end));

    test("finds a word, its beginning as one types, and every word of a query", async () => {
      await put("A House in February");
      await put("February");
      expect(await texts("house")).toEqual(["A House in February"]);
      expect(await texts("hou")).toEqual(["A House in February"]);
      expect(await texts("february hou")).toEqual(["A House in February"]);
      expect(await texts("february tram")).toEqual([]);
      expect(await texts("february")).toEqual(["February", "A House in February"]);
      expect(await texts("ouse")).toEqual([]);
    });

    test("forgives one typo in a word of five letters, and two in one of nine", async () => {
      await put("Lanternmoor");
      await put("Salt");
      for (const typed of ["lantermoor", "lanternnmoor", "lnaternmoor", "lanternmoer", "lantermor"]) {
        expect([typed, await texts(typed)]).toEqual([typed, ["Lanternmoor"]]);
      }
      expect(await texts("salz")).toEqual([]);
      await put("The Port");
      await put("Orchard");
      expect(await texts("orchrad")).toEqual(["Orchard"]);
    });

    test("forgives a typo while one types", async () => {
      await put("Lanternmoor");
      expect(await texts("lantren")).toEqual(["Lanternmoor"]);
    });

    test("reads Cyrillic and Latin, in any case", async () => {
      await put("Порт без огней", { lines: ["Сорок ламп, и ни одной искры."] });
      expect(await texts("порт")).toEqual(["Порт без огней"]);
      expect(await texts("ОГНЕ")).toEqual(["Порт без огней"]);
      expect(await texts("ламп")).toEqual(["Сорок ламп, и ни одной искры."]);
      expect(await texts("искрв")).toEqual(["Сорок ламп, и ни одной искры."]);
    });

    test("folds diacritics, on both sides", async () => {
      await put("Théo et la Forêt");
      await put("Ёлка");
      await put("Straße");
      expect(await texts("theo foret")).toEqual(["Théo et la Forêt"]);
      expect(await texts("Thëo")).toEqual(["Théo et la Forêt"]);
      expect(await texts("елка")).toEqual(["Ёлка"]);
      expect(await texts("strasse")).toEqual(["Straße"]);
    });

    test("an apostrophe neither hides a word nor splits an ending", async () => {
      await put("L'amour", { lines: ["I don't know."] });
      expect(await texts("amour")).toEqual(["L'amour"]);
      expect(await texts("dont know")).toEqual(["I don't know."]);
      expect(await texts("don’t know")).toEqual(["I don't know."]);
    });

    test("ranks names before cast, cast before tags, tags before dialogue", async () => {
      await put("Other", {
        lines: ["Salt, please."],
        tag: ["Salt"],
        person: ["Ann Salt"],
        episode: ["Salt"],
      });
      await put("Salt");
      const { hits } = await search("salt");
      expect(hits.map(({ kind }) => kind)).toEqual(["title", "episode", "person", "tag", "line"]);
    });

    test("ranks the right word before a typo, a complete word before a beginning, a short text before a long one", async () => {
      await put("The Lamp of the North");
      await put("Lampost Road");
      await put("Lamp");
      expect(await texts("lamp")).toEqual(["Lamp", "The Lamp of the North", "Lampost Road"]);
      await put("Tides");
      await put("Tider");
      expect((await texts("tides"))[0]).toBe("Tides");
    });

    test("marks what matches as ranges of the text", async () => {
      await put("Théo Lampron, lamps", {});
      const { hits } = await search("theo lamp");
      expect(hits.map(marked)).toEqual([["Théo", "Lamp"]]);
      expect((await search("lampron")).hits.map(marked)).toEqual([["Lampron"]]);
    });

    test("gives a line with its second, its episode and its title", async () => {
      const title = await put("Salt", { lines: ["Nothing.", "Eight lamps. Eight names."] });
      const { hits, counts } = await search("eight lamps");
      expect(counts).toEqual({ title: 0, episode: 0, person: 0, tag: 0, line: 1 });
      expect(hits).toEqual([
        {
          id: `${title.setId}_1`,
          kind: "line",
          titleId: title.titleId,
          playableId: title.playableId,
          startSeconds: 10.5,
          text: "Eight lamps. Eight names.",
          highlights: [
            { start: 0, end: 5 },
            { start: 6, end: 11 },
          ],
        },
      ]);
    });

    test("filters by kind and by title, and counts every hit of each kind", async () => {
      const one = await put("Lamps", { lines: ["lamps", "lamps again"] });
      await put("Lamps too", { lines: ["more lamps"] });
      expect(await texts("lamps", { kinds: ["line"], titleId: one.titleId })).toEqual([
        "lamps",
        "lamps again",
      ]);
      expect(await texts("lamps", { kinds: ["title"] })).toEqual(["Lamps", "Lamps too"]);
      const { hits, counts } = await search("lamps", { limit: 1 });
      expect(hits.map(({ kind }) => kind)).toEqual(["title", "line"]);
      expect(counts).toMatchObject({ title: 2, line: 3 });
    });

    test("refuses a limit above 100 and a filter that is no id", async () => {
      await expect(search("lamps", { limit: 101 })).rejects.toMatchObject({ code: "bad_input" });
      await expect(search("lamps", { limit: 0 })).rejects.toMatchObject({ code: "bad_input" });
      const titleId = '" OR kind = "line';
      await expect(search("lamps", { titleId })).rejects.toMatchObject({ code: "bad_input" });
    });

    test("finds nothing for an empty query, and no dialogue by two letters", async () => {
      await put("La La", { lines: ["la la la"] });
      expect(await texts(" …!? ")).toEqual([]);
      expect(await texts("la")).toEqual(["La La"]);
    });

    test("takes operators, quotes and hostile queries as words", async () => {
      await put("Salt");
      for (const query of ['"salt', "-salt", "salt & !", "salt:*", "'salt' |", "salt\\", "salt\0"]) {
        expect([query, await texts(query)]).toEqual([query, ["Salt"]]);
      }
      expect(await texts("a".repeat(5_000))).toEqual([]);
      expect(await texts("salt ".repeat(500))).toEqual(["Salt"]);
    });

    test("replaces the entries of a title, and leaves its lines", async () => {
      const { titleId } = await put("Before", { lines: ["Eight lamps."] });
      await index.putEntries(titleId, [
        { id: `title_${titleId}_0`, titleId, playableId: null, kind: "title", text: "After" },
      ]);
      await index.settle();
      expect(await texts("before")).toEqual([]);
      expect(await texts("after")).toEqual(["After"]);
      expect(await texts("lamps")).toEqual(["Eight lamps."]);
    });

    test("replaces lines, and removes those of other sets", async () => {
      const title = await put("Salt", { lines: ["Eight lamps."] });
      await index.putLines([
        lineOf(title, 0, "Nine lamps."),
        lineOf({ ...title, setId: title.otherSetId }, 0, "Neuf lampes."),
      ]);
      await index.settle();
      expect(await texts("eight")).toEqual([]);
      expect(await texts("nine")).toEqual(["Nine lamps."]);
      await index.keepLineSets(title.titleId, [title.otherSetId]);
      await index.settle();
      expect(await texts("nine")).toEqual([]);
      expect(await texts("neuf")).toEqual(["Neuf lampes."]);
      await index.keepLineSets(title.titleId, []);
      await index.settle();
      expect(await texts("neuf")).toEqual([]);
    });

    test("removes a title, and only that", async () => {
      const { titleId } = await put("Salt", { lines: ["Salt, please."] });
      await put("Salt too");
      await index.removeTitle(titleId);
      await index.removeTitle(titleId);
      await index.settle();
      expect(await texts("salt")).toEqual(["Salt too"]);
    });
  });
}
