import { connect, createServer, type Server, type Socket } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { insertMovie, insertSeries } from "#core/catalog/testing/insert-titles.ts";
import { updateTitle } from "#core/catalog/update-title.ts";
import { indexTitle } from "#core/search/index-title.ts";
import { enqueueLagging, countLag } from "#core/search/index-lag.ts";
import { readRebuild } from "#core/search/rebuild-state.ts";
import { rebuildIndex } from "#core/search/rebuild-index.ts";
import { searchCatalog, type CatalogSearch } from "#core/search/search-catalog.ts";
import { openSearchSite, type SearchSite } from "#core/search/testing/search-site.ts";
import { testMeilisearch } from "#core/testing/test-meilisearch.ts";

const server = testMeilisearch();
const drivers = ["postgres", ...(server ? (["meilisearch"] as const) : [])] as const;

describe.each(drivers)("search by %s", (driver) => {
  let site: SearchSite;
  beforeAll(async () => {
    const env = driver === "meilisearch" && server ? { MEILI_URL: server.url, MEILI_KEY: server.key } : {};
    site = await openSearchSite(env as Record<string, string>);
  });
  afterAll(() => site.drop());
  beforeEach(async () => {
    await site.empty();
    await rebuildIndex(site.core, { documents: true });
  });

  const search = async (query: string, more: Partial<CatalogSearch> = {}) => {
    const answer = await searchCatalog(site.core, { query, user: site.user, limit: 20, ...more });
    expect(answer.driver).toBe(driver);
    return answer;
  };
  const texts = async (query: string, more: Partial<CatalogSearch> = {}) =>
    (await search(query, more)).hits.map(({ text }) => text);

  test("finds a title, its cast and a spoken line with its second", async () => {
    const movie = await site.insertSpokenMovie("Salt", ["Nothing.", "Eight lamps. Eight names."]);
    await updateTitle(site.core, site.admin, {
      titleId: movie.titleId,
      credits: [{ kind: "cast", part: "", personName: "Ida Lamprecht" }],
    });
    await site.runIndexJobs();
    const { hits, counts } = await search("lamp");
    expect(hits.map(({ kind, text }) => ({ kind, text }))).toEqual([
      { kind: "person", text: "Ida Lamprecht" },
      { kind: "line", text: "Eight lamps. Eight names." },
    ]);
    expect(counts).toMatchObject({ title: 0, person: 1, line: 1 });
    expect(hits[1]).toMatchObject({
      title: { id: movie.titleId, name: "Salt" },
      playable: { id: movie.playableId },
      seconds: 11,
      highlights: [{ start: 6, end: 10 }],
    });
  });

  test("groups cast and genres over titles", async () => {
    for (const name of ["Salt", "Pepper"]) {
      const { titleId } = await insertMovie(site.core, name, { genres: ["Noir"] });
      const credits = [{ kind: "crew" as const, part: "Directed by", personName: "Ida Noir" }];
      await updateTitle(site.core, site.admin, { titleId, credits });
    }
    await site.runIndexJobs();
    const { hits, counts } = await search("noir");
    expect(hits.map(({ kind, text, titleCount }) => ({ kind, text, titleCount }))).toEqual([
      { kind: "person", text: "Ida Noir", titleCount: 2 },
      { kind: "tag", text: "Noir", titleCount: 2 },
    ]);
    expect(counts).toMatchObject({ person: 1, tag: 1 });
  });

  test("never shows a draft, an unlisted, a deleted or an unplayable title, though the index still has it", async () => {
    const changes = [
      "update titles set visibility = 'draft' where id = ",
      "update titles set visibility = 'unlisted' where id = ",
      "update titles set deleted_at = now() where id = ",
    ];
    for (const change of changes) {
      const { titleId } = await site.insertSpokenMovie("Salt", ["Salt, please."]);
      await site.runIndexJobs();
      expect(await texts("salt")).toEqual(["Salt", "Salt, please."]);
      await site.core.sql.unsafe(`${change}'${titleId}'`);
      // The job has not run: the index still has the title, and even its owner and admins do not find it.
      expect(await texts("salt")).toEqual([]);
      expect(await texts("salt", { user: site.admin })).toEqual([]);
      await site.runIndexJobs();
      expect(await texts("salt")).toEqual([]);
    }
    const { videoId } = await site.insertSpokenMovie("Salt", ["Salt, please."]);
    await site.runIndexJobs();
    await site.core
      .sql`update videos set state = 'failed', failure = '{"key": "stored.text", "params": {"text": "No."}}' where id = ${videoId}`;
    expect(await texts("salt")).toEqual([]);
  });

  test("never shows a deleted episode or its lines", async () => {
    const { episodes } = await insertSeries(site.core, "Lanternmoor", [["ready", "ready"]]);
    await site.core.sql`update playables set name = 'The Pilot' where id = ${episodes[0] ?? ""}`;
    await site.runIndexJobs();
    expect(await texts("pilot")).toEqual(["The Pilot"]);
    await site.core.sql`update playables set deleted_at = now() where id = ${episodes[0] ?? ""}`;
    expect(await texts("pilot")).toEqual([]);
  });

  test("suggests what was meant", async () => {
    await insertMovie(site.core, "Lanternmoor");
    await site.runIndexJobs();
    expect(await search("lanternmoor")).toMatchObject({ didYouMean: null });
    expect(await search("lantermor")).toMatchObject({ didYouMean: "Lanternmoor" });
    expect(await search("lanternmuur xyz")).toMatchObject({ hits: [], didYouMean: "lanternmoor xyz" });
    expect(await search("zzzzzz")).toMatchObject({ hits: [], didYouMean: null });
  });

  test("a rebuild loses nothing and shows what changed meanwhile", async () => {
    const movie = await site.insertSpokenMovie("Salt", ["Eight lamps."]);
    const gone = await insertMovie(site.core, "Pepper");
    await site.runIndexJobs();
    const rebuilt = rebuildIndex(site.core, { documents: true });
    await site.core.sql`update titles set name = 'Sugar' where id = ${movie.titleId}`;
    await site.core.sql`delete from titles where id = ${gone.titleId}`;
    expect(await rebuilt).toBeGreaterThan(0);
    await site.runIndexJobs();
    expect(await countLag(site.core)).toBe(0);
    expect(await texts("sugar")).toEqual(["Sugar"]);
    expect(await texts("lamps")).toEqual(["Eight lamps."]);
    expect(await texts("salt")).toEqual([]);
    expect(await texts("pepper")).toEqual([]);
    expect(await readRebuild(site.core)).toBeNull();
  });

  test("runs of one title at the same time agree on its last state", async () => {
    const { titleId } = await site.insertSpokenMovie("Salt", ["Eight lamps."]);
    const runs = Array.from({ length: 6 }, async (_, index) => {
      await site.core.sql`update titles set name = ${`Salt ${index}`} where id = ${titleId}`;
      await indexTitle(site.core, titleId);
    });
    await Promise.all(runs);
    const [title] = await site.core.sql<{ name: string }[]>`select name from titles where id = ${titleId}`;
    expect(await countLag(site.core)).toBe(0);
    expect(await texts("salt")).toEqual([title?.name]);
    expect(await texts("lamps")).toEqual(["Eight lamps."]);
  });

  test("only one rebuild runs at a time", async () => {
    const both = await Promise.allSettled([1, 2].map(() => rebuildIndex(site.core, { documents: false })));
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

describe.runIf(server !== null)("Meilisearch, lost and back", () => {
  let site: SearchSite;
  let proxy: Awaited<ReturnType<typeof openProxy>>;
  beforeAll(async () => {
    const { url, key } = server ?? { url: "", key: "" };
    proxy = await openProxy(Number(new URL(url).port));
    site = await openSearchSite({ MEILI_URL: proxy.url, MEILI_KEY: key });
    await rebuildIndex(site.core, { documents: false });
  });
  afterAll(async () => {
    await proxy.cut();
    await site.drop();
  });
  const search = (query: string) => searchCatalog(site.core, { query, user: site.user, limit: 20 });

  test("is replaced by Postgres at once, is not asked while it is away, and catches up", async () => {
    await insertMovie(site.core, "Salt");
    await site.runIndexJobs();
    expect(await search("salt")).toMatchObject({ driver: "meilisearch", hits: [{ text: "Salt" }] });
    await proxy.cut();
    expect(await search("salt")).toMatchObject({ driver: "postgres", hits: [{ text: "Salt" }] });
    await insertMovie(site.core, "Pepper");
    await site.runIndexJobs();
    const startedAt = performance.now();
    expect(await search("pepper")).toMatchObject({ driver: "postgres", hits: [{ text: "Pepper" }] });
    expect(performance.now() - startedAt).toBeLessThan(350);
    expect(await countLag(site.core)).toBe(1);

    await proxy.open();
    await vi.waitUntil(() => site.core.search.meilisearch?.circuit.state === "ready", { timeout: 10_000 });
    await enqueueLagging(site.core, site.core.db, { limit: 10 });
    await site.runIndexJobs();
    expect(await countLag(site.core)).toBe(0);
    expect(await search("pepper")).toMatchObject({ driver: "meilisearch", hits: [{ text: "Pepper" }] });
  });

  test("that takes too long counts as lost", async () => {
    await vi.waitUntil(() => site.core.search.meilisearch?.circuit.state === "ready", { timeout: 10_000 });
    proxy.freeze();
    const startedAt = performance.now();
    expect(await search("salt")).toMatchObject({ driver: "postgres", hits: [{ text: "Salt" }] });
    expect(performance.now() - startedAt).toBeLessThan(2_000);
    await proxy.cut();
    await proxy.open();
  });

  test("with the data of another site asks for a rebuild", async () => {
    await vi.waitUntil(() => site.core.search.meilisearch?.circuit.state === "ready", { timeout: 10_000 });
    await site.core.sql`update settings set value = '"other"' where key = 'search_generation'`;
    await site.core.search.meilisearch?.circuit.probe();
    expect(site.core.search.meilisearch?.circuit.state).toBe("needs_rebuild");
    expect(await search("salt")).toMatchObject({ driver: "postgres" });
    await rebuildIndex(site.core, { documents: false });
    expect(await search("salt")).toMatchObject({ driver: "meilisearch" });
  });
});

/** A way to the server that can be cut, opened again, and frozen. */
async function openProxy(targetPort: number) {
  const sockets = new Set<Socket>();
  let isFrozen = false;
  let proxy: Server;
  let port = 0;
  const listen = () =>
    new Promise<void>((resolve) => {
      isFrozen = false;
      proxy = createServer((socket) => {
        const target = connect(targetPort, "127.0.0.1");
        for (const one of [socket, target]) {
          sockets.add(one);
          one.on("error", () => undefined);
          one.on("close", () => sockets.delete(one));
        }
        socket.on("data", (data) => isFrozen || target.write(data));
        target.on("data", (data) => isFrozen || socket.write(data));
        target.on("close", () => socket.destroy());
        socket.on("close", () => target.destroy());
      });
      proxy.listen(port, "127.0.0.1", () => {
        const address = proxy.address();
        port = typeof address === "object" && address ? address.port : 0;
        resolve();
      });
    });
  await listen();
  return {
    url: `http://127.0.0.1:${port}`,
    open: listen,
    freeze: () => void (isFrozen = true),
    cut: () =>
      new Promise<void>((resolve) => {
        for (const socket of sockets) socket.destroy();
        proxy.close(() => resolve());
      }),
  };
}
