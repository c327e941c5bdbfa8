import { rename, rm, symlink } from "node:fs/promises";
import path from "node:path";
import { beforeEach, expect, test } from "vitest";
import { type CoreContext } from "#core/context.ts";
import { correctFiles } from "#core/import/runs/correct-files.ts";
import { enqueueImports } from "#core/import/runs/enqueue-imports.ts";
import { cancelImport } from "#core/import/runs/start-import.ts";
import { matroska, putFile } from "#core/import/testing/import-folder.ts";
import { PageImport } from "#core/import/testing/page-import.ts";
import { emptyContextForEach } from "#core/testing/empty-context.ts";
import { tempFolder } from "#core/testing/temp-folder.ts";

let ctx: CoreContext;
let folder: string;
let imports: PageImport;
emptyContextForEach((empty) => {
  folder = tempFolder("page-import");
  ctx = { ...empty, env: { ...empty.env, MATINEE_IMPORT_ROOTS: folder } };
  imports = new PageImport(ctx);
});
beforeEach(() => ctx.sql`truncate imports cascade`);

/** A file of its own content: two equal ones would be one file under two names. */
let fileCount = 0;
const put = (name: string) => putFile(folder, name, matroska(2000 + ++fileCount));

const count = async (table: string): Promise<number> =>
  (await ctx.sql`select count(*)::int as count from ${ctx.sql(table)}`)[0]?.["count"] as number;
const jobCount = async (): Promise<number> =>
  (await ctx.sql`select count(*)::int as count from graphile_worker.jobs`)[0]?.["count"] as number;
const titleNames = async (): Promise<unknown[]> =>
  (await ctx.sql`select name, kind, release_year from titles order by name`).map((row) =>
    [row["name"], row["kind"], row["release_year"]].join(" "),
  );

/** Aborted when it is asked for the nth time: a worker that stops in the middle. */
function abortedAfter(checks: number): AbortSignal {
  let left = checks;
  const throwIfAborted = (): void => {
    if (left-- <= 0) throw new Error("stopped");
  };
  return { throwIfAborted, aborted: false } as unknown as AbortSignal;
}

test("a folder is looked through, corrected, and imported as corrected; again there is nothing new and no job", async () => {
  await put("The.Third.Man.1949.mkv");
  await put("home/show one.mkv");
  await put("home/Skipped (2001).mkv");
  await put("Dark/Season 1/S01E01 - One.mkv");
  await putFile(folder, "Broken (2001).mkv", Buffer.from("text"));
  const importId = await imports.found(folder);
  const { summary, needs, files } = await imports.page(importId);
  expect(summary).toMatchObject({ state: "found", foundCount: 5, counts: { chosen: 4, refused: 1 } });
  expect(needs?.copiedDiskBytes).toBeGreaterThan(needs?.inPlaceDiskBytes ?? Infinity);
  expect(await count("titles")).toBe(0);

  const positionOf = (name: string): number => files.find((one) => one.fileName === name)?.position ?? -1;
  const correct = (name: string, change: object) =>
    correctFiles(ctx, { importId, files: { position: positionOf(name) }, ...change });
  await expect(correct("show one.mkv", { location: { kind: "episode" } })).rejects.toMatchObject({
    code: "bad_input",
  });
  const location = { kind: "episode", name: "Home show", season: 2, episode: 7 };
  expect(await correct("show one.mkv", { location })).toEqual({ changed: 1 });
  await correct("Skipped (2001).mkv", { isChosen: false });
  await correctFiles(ctx, { importId, files: { folder: "Dark/Season 1" }, location: { releaseYear: 2017 } });

  await imports.start(importId);
  await imports.run(importId);
  expect((await imports.page(importId)).summary).toMatchObject({
    state: "complete",
    counts: { imported: 3, refused: 1, leftOut: 1 },
  });
  expect(await titleNames()).toEqual(["Dark series 2017", "Home show series ", "The Third Man movie 1949"]);
  expect(
    await ctx.sql`select s.number as season, p.number from playables p join seasons s on s.id = p.season_id
    join titles t on t.id = p.title_id where t.name = 'Home show'`,
  ).toEqual([{ season: 2, number: 7 }]);

  const again = await imports.found(folder);
  expect((await imports.page(again)).summary.counts).toMatchObject({ chosen: 1, known: 3, refused: 1 });
  await correctFiles(ctx, { importId: again, files: { folder: "home" }, isChosen: false });
  const before = await jobCount();
  await expect(imports.start(again)).rejects.toMatchObject({ code: "conflict" });
  await imports.run(again);
  expect(await jobCount()).toBe(before);
  expect(await count("videos")).toBe(3);
});

test("a correction of a folder leaves the folders below it alone", async () => {
  await put("Dark/S01E01.mkv");
  await put("Dark/Extras here/S01E02.mkv");
  const importId = await imports.found(folder);
  const changed = await correctFiles(ctx, { importId, files: { folder: "Dark" }, location: { season: 4 } });
  expect(changed).toEqual({ changed: 1 });
});

test("an episode that is corrected to a film takes nothing of the facts about its series", async () => {
  await put("Dark/S01E01.mkv");
  const facts = "<tvshow><title>Dark</title><plot>About the series</plot></tvshow>";
  await putFile(folder, "Dark/tvshow.nfo", Buffer.from(facts));
  const importId = await imports.found(folder);
  const location = { kind: "movie", name: "A film" } as const;
  await correctFiles(ctx, { importId, files: { folder: "Dark" }, location });
  await imports.start(importId);
  await imports.run(importId);
  expect(await ctx.sql`select name, overview from titles`).toEqual([{ name: "A film", overview: "" }]);
});

test("a look that was killed begins anew, and lists each file once", async () => {
  for (let number = 1; number <= 5; number += 1) await put(`Film ${number} (2001).mkv`);
  const importId = await imports.begin(folder);
  await expect(imports.look(importId, abortedAfter(3))).rejects.toThrow("stopped");
  await imports.look(importId);
  expect((await imports.page(importId)).summary).toMatchObject({ state: "found", counts: { chosen: 5 } });
});

test("a run that was killed between two files goes on with the rest", async () => {
  for (let number = 1; number <= 5; number += 1) await put(`Film ${number} (2001).mkv`);
  const importId = await imports.found(folder);
  await imports.start(importId, true);
  await expect(imports.run(importId, abortedAfter(2))).rejects.toThrow("stopped");
  expect((await imports.page(importId)).summary).toMatchObject({
    state: "running",
    counts: { imported: 2, chosen: 3 },
  });
  await imports.run(importId);
  expect((await imports.page(importId)).summary).toMatchObject({
    state: "complete",
    counts: { imported: 5 },
  });
  expect(await count("videos")).toBe(5);
});

test("a run that was killed after a file's rows and before its result counts it as imported", async () => {
  await put("Film (2001).mkv");
  const importId = await imports.found(folder);
  await imports.start(importId);
  await imports.run(importId);
  await ctx.sql`update import_files set state = 'new'`;
  await ctx.sql`update imports set state = 'running', ended_at = null`;
  await imports.run(importId);
  expect(await imports.files(importId)).toEqual({ "Film (2001).mkv": ["imported", null] });
  expect(await count("videos")).toBe(1);
});

test("what was done to files after the look is told, each in words", async () => {
  await put("Gone (2001).mkv");
  const linked = await put("Linked (2002).mkv");
  await put("Stays (2003).mkv");
  const importId = await imports.found(folder);
  await rm(path.join(folder, "Gone (2001).mkv"));
  await rename(linked, `${linked}.elsewhere`);
  await symlink("/etc/hostname", linked);
  await imports.start(importId);
  await imports.run(importId);
  expect(await imports.files(importId)).toEqual({
    "Gone (2001).mkv": ["refused", "This file can't be read. Check its permissions."],
    "Linked (2002).mkv": [
      "skipped",
      "This is a link. Imports from this page take only files that are in the folder itself.",
    ],
    "Stays (2003).mkv": ["imported", null],
  });
});

test("the copy of a run that was killed before the video's rows is deleted by the next run", async () => {
  await put("Film (2001).mkv");
  const importId = await imports.found(folder);
  await imports.start(importId, true);
  const putIfAbsent: CoreContext["store"]["putIfAbsent"] = async (key, bytes) => {
    await ctx.store.putIfAbsent(key, bytes);
    throw new Error("killed");
  };
  const store = Object.assign(Object.create(ctx.store) as CoreContext["store"], { putIfAbsent });
  await expect(new PageImport({ ...ctx, store }).run(importId)).rejects.toThrow("killed");
  await imports.run(importId);
  const keys: string[] = [];
  for await (const { key } of ctx.store.list("sources/")) keys.push(key);
  const videos = await ctx.sql<{ key: string }[]>`select source_key as key from videos`;
  expect(keys).toEqual(videos.map(({ key }) => key));
});

test("a file that cannot be read in the middle of its copy is refused, and the import goes on", async () => {
  await put("Bad (2001).mkv");
  await put("Good (2002).mkv");
  const importId = await imports.found(folder);
  await imports.start(importId, true);
  let writes = 0;
  const putIfAbsent: CoreContext["store"]["putIfAbsent"] = (key, bytes) => {
    writes += 1;
    const failure = Object.assign(new Error("EIO: i/o error, read"), { code: "EIO", syscall: "read" });
    return writes === 1 ? Promise.reject(failure) : ctx.store.putIfAbsent(key, bytes);
  };
  const store = Object.assign(Object.create(ctx.store) as CoreContext["store"], { putIfAbsent });
  await new PageImport({ ...ctx, store }).run(importId);
  expect(await imports.files(importId)).toMatchObject({
    "Bad (2001).mkv": ["refused", "This file can't be read. Check its permissions."],
    "Good (2002).mkv": ["imported", null],
  });
});

test("a folder whose disk is away fails the import with the reason, and removes nothing", async () => {
  await put("Film (2001).mkv");
  const first = await imports.found(folder);
  await imports.start(first);
  await imports.run(first);
  const [looking, found] = [await imports.begin(folder), await imports.found(folder).catch(() => null)];
  expect(found).toBeNull();
  await rename(folder, path.join(tempFolder("away"), "films"));
  await imports.look(looking);
  const { summary } = await imports.page(looking);
  expect(summary).toMatchObject({ state: "failed", failure: { key: "imports.folderNotFound" } });
  expect(await count("videos")).toBe(1);
});

test("a cancelled import stops, whether it looks or runs", async () => {
  for (let number = 1; number <= 3; number += 1) await put(`Film ${number} (2001).mkv`);
  const looking = await imports.begin(folder);
  await cancelImport(ctx, looking);
  await imports.look(looking);
  expect((await imports.page(looking)).summary).toMatchObject({ state: "cancelled", foundCount: 0 });
  const running = await imports.found(folder);
  await imports.start(running);
  await cancelImport(ctx, running);
  await imports.run(running);
  expect(await count("videos")).toBe(0);
});

test("an import without its job gets one; one whose job used up its attempts fails in words", async () => {
  await put("Film (2001).mkv");
  const importId = await imports.begin(folder);
  const reconciled = () => ctx.db.transaction((tx) => enqueueImports(tx));
  expect(await reconciled()).toBe(0);
  await ctx.sql`delete from graphile_worker._private_jobs`;
  await ctx.sql`update imports set created_at = now() - interval '1 minute'`;
  expect(await reconciled()).toBe(1);
  expect(await reconciled()).toBe(0);
  await ctx.sql`update graphile_worker._private_jobs set attempts = max_attempts`;
  await reconciled();
  expect((await imports.page(importId)).summary).toMatchObject({
    state: "failed",
    failure: { key: "imports.interrupted" },
  });
});
