import { appendFile, rename } from "node:fs/promises";
import path from "node:path";
import { beforeEach, expect, test } from "vitest";
import { type CoreContext } from "#core/context.ts";
import { matroska, putFile } from "#core/import/testing/import-folder.ts";
import { enqueueWatched } from "#core/import/watched/enqueue-watched.ts";
import { lookThroughWatched } from "#core/import/watched/look-through-watched.ts";
import {
  addWatchedFolder,
  listWatchedFolders,
  removeWatchedFolder,
} from "#core/import/watched/watched-folders.ts";
import { emptyContextForEach } from "#core/testing/empty-context.ts";
import { tempFolder } from "#core/testing/temp-folder.ts";

let ctx: CoreContext;
let folder: string;
emptyContextForEach((empty) => {
  folder = tempFolder("watched");
  ctx = { ...empty, env: { ...empty.env, MATINEE_IMPORT_ROOTS: folder } };
});
beforeEach(() => ctx.sql`truncate watched_folders cascade`);

const add = () => addWatchedFolder(ctx, { folder, copies: false, publishes: true });
const watched = async () => {
  const [row] = await listWatchedFolders(ctx);
  if (!row) throw new Error("no folder is watched");
  return row;
};
const { signal } = new AbortController();
const look = async (settleSeconds: number) =>
  lookThroughWatched(ctx, (await watched()).id, { signal, settleSeconds });
const videoCount = async () =>
  (await ctx.sql<{ count: number }[]>`select count(*)::int as count from videos`)[0]?.count;
const jobCount = async () =>
  (await ctx.sql<{ count: number }[]>`select count(*)::int as count from graphile_worker.jobs`)[0]?.count;

test("a new file is imported once two looks found it unchanged; then there is nothing new and no job", async () => {
  const file = await putFile(folder, "Film (1999).mkv", matroska());
  await add();
  await look(0);
  expect(await watched()).toMatchObject({ importedCount: 0, growingCount: 1, problem: null });
  await appendFile(file, "more");
  await look(0);
  expect(await watched()).toMatchObject({ importedCount: 0, growingCount: 1 });
  await look(3600);
  expect(await videoCount()).toBe(0);
  await look(0);
  expect(await watched()).toMatchObject({ importedCount: 1, growingCount: 0 });
  const before = await jobCount();
  await look(0);
  expect(await watched()).toMatchObject({ importedCount: 0, growingCount: 0, refusedCount: 0 });
  expect([await jobCount(), await videoCount()]).toEqual([before, 1]);
  expect(await ctx.sql`select path from watched_files`).toEqual([]);
});

test("a missing folder is told as a problem and removes nothing; it is watched on", async () => {
  await putFile(folder, "Film (1999).mkv", matroska());
  await add();
  await look(0);
  await look(0);
  const away = path.join(tempFolder("away"), "films");
  await rename(folder, away);
  await look(0);
  expect(await watched()).toMatchObject({ problem: { key: "imports.folderNotFound" } });
  expect(await videoCount()).toBe(1);
  await rename(away, folder);
  await look(0);
  expect(await watched()).toMatchObject({ problem: null });
});

test("a folder is watched once, only below the allowed ones, and until it is removed", async () => {
  await add();
  await expect(add()).rejects.toMatchObject({ code: "conflict" });
  const outside = addWatchedFolder(ctx, { folder: "/etc", copies: false, publishes: true });
  await expect(outside).rejects.toMatchObject({ code: "forbidden" });
  const { id } = await watched();
  await removeWatchedFolder(ctx, id);
  await lookThroughWatched(ctx, id, { signal });
  expect(await listWatchedFolders(ctx)).toEqual([]);
  await add();
});

test("each folder gets one job when its last look is some minutes old", async () => {
  await add();
  const enqueued = () => ctx.db.transaction((tx) => enqueueWatched(tx));
  await ctx.sql`delete from graphile_worker._private_jobs`;
  expect(await enqueued()).toBe(0);
  await ctx.sql`update watched_folders set created_at = now() - interval '1 hour'`;
  expect([await enqueued(), await enqueued()]).toEqual([1, 0]);
  await ctx.sql`update graphile_worker._private_jobs set attempts = max_attempts`;
  expect(await enqueued()).toBe(0);
});
