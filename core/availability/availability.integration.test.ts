import { mkdir, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeEach, expect, test } from "vitest";
import { checkAvailability } from "#core/availability/check-availability.ts";
import { type CoreContext } from "#core/context.ts";
import { claimChunk } from "#core/encoding/chunks/claim-chunk.ts";
import { insertPlannedVideo } from "#core/encoding/testing/insert-video.ts";
import { importAll, matroska, putFile } from "#core/import/testing/import-folder.ts";
import { reconcile } from "#core/recovery/reconcile.ts";
import { emptyContextForEach } from "#core/testing/empty-context.ts";
import { tempFolder } from "#core/testing/temp-folder.ts";
import { newId } from "#core/uuid.ts";

let ctx: CoreContext;
let disk: string;
emptyContextForEach((empty) => {
  ctx = empty;
});
beforeEach(async () => {
  disk = path.join(tempFolder("disk"), "films");
  await put("One (1999).mkv");
  await put("Sub/Two (1998).mkv");
  await importAll(ctx, { paths: [disk] });
});

let count = 0;
const put = (name: string) => putFile(disk, name, matroska(2000 + (count += 1)));
const away = async () =>
  ctx.sql<{ name: string; since: Date; reason: { key: string; params: object } }[]>`
    select source_file_name as name, unavailable_since as since, unavailable_reason as reason from videos
    where unavailable_since is not null and deleted_at is null order by 1`;
const names = async () => (await away()).map(({ name }) => name);
const unmount = () => rename(disk, `${disk}.away`);
const mount = async () => {
  await rm(disk, { recursive: true, force: true });
  await rename(`${disk}.away`, disk);
};

test.each([
  ["missing", () => Promise.resolve(undefined)],
  ["empty, as a mount point without its disk", () => mkdir(disk)],
])("a root that is %s makes its titles unavailable, and removes nothing", async (_what, leave) => {
  await unmount();
  await leave();
  expect(await checkAvailability(ctx)).toEqual({ missing: 2, back: 0 });
  const found = await away();
  expect(found.map(({ reason }) => reason)).toEqual(
    [1, 2].map(() => ({ key: "encoding.diskMissing", params: { path: disk } })),
  );
  expect(
    await ctx.sql`select 1 from titles where deleted_at is null and visibility = 'published'`,
  ).toHaveLength(2);
  // Each look says the same, and since when.
  expect(await checkAvailability(ctx, { files: true })).toEqual({ missing: 0, back: 0 });
  expect(await away()).toEqual(found);
  await mount();
  expect(await checkAvailability(ctx)).toEqual({ missing: 0, back: 2 });
  expect(await away()).toEqual([]);
});

test("a folder below the root, whose disk is away, and a file alone are found by the look at all files", async () => {
  await rename(path.join(disk, "Sub"), `${disk}.sub`);
  await mkdir(path.join(disk, "Sub"));
  const one = path.join(disk, "One (1999).mkv");
  await rename(one, `${one}.old`);
  expect(await checkAvailability(ctx)).toEqual({ missing: 0, back: 0 });
  expect(await checkAvailability(ctx, { files: true })).toEqual({ missing: 2, back: 0 });
  expect((await away()).map(({ reason }) => reason)).toEqual([
    { key: "encoding.fileMissing", params: { path: one } },
    { key: "encoding.diskMissing", params: { path: disk } },
  ]);
  await rename(`${one}.old`, one);
  expect(await checkAvailability(ctx)).toEqual({ missing: 0, back: 1 });
  expect(await names()).toEqual(["Two (1998).mkv"]);
});

test("an import marks what is missing below its folder, and what is back", async () => {
  await unmount();
  await mkdir(disk);
  await importAll(ctx, { paths: [disk] });
  expect(await names()).toHaveLength(2);
  await mount();
  const again = await importAll(ctx, { paths: [disk] });
  expect(again.map(({ status }) => status)).toEqual(["skipped", "skipped"]);
  expect(await names()).toEqual([]);
  await rename(path.join(disk, "One (1999).mkv"), path.join(disk, "Uno (1999).mkv"));
  await checkAvailability(ctx, { files: true });
  expect(await names()).toEqual(["One (1999).mkv"]);
  await importAll(ctx, { paths: [disk] });
  expect(await names()).toEqual([]);
});

test("another file that comes back in its place, of the same size and time, is not taken for it", async () => {
  const file = path.join(disk, "One (1999).mkv");
  const { mtime, size } = await stat(file);
  await unmount();
  await checkAvailability(ctx);
  await mount();
  await writeFile(file, Buffer.concat([matroska(10), Buffer.alloc(size - matroska(10).length, 0x42)]));
  await utimes(file, mtime, mtime);
  expect(await checkAvailability(ctx)).toEqual({ missing: 0, back: 1 });
  expect((await away()).map(({ reason }) => reason.key)).toEqual(["encoding.fileReplaced"]);
  const [again] = await importAll(ctx, { paths: [disk] });
  expect(again).toMatchObject({ status: "imported", reason: "It replaces the earlier file." });
  expect(await away()).toEqual([]);
});

test("no chunk of an unavailable video is claimed, and those of others are; once it is back, its chunks get jobs", async () => {
  const { videoId } = await insertPlannedVideo(ctx);
  await ctx.sql`update videos set source_kind = 'in_place', source_root = ${disk},
    source_key = ${path.join(disk, "One (1999).mkv")}, source_fingerprint = null where id = ${videoId}`;
  await unmount();
  await checkAvailability(ctx);
  await ctx.sql`delete from graphile_worker._private_jobs`;
  expect(await claimChunk(ctx, { processId: newId() })).toBeNull();
  expect((await reconcile(ctx)).encodeJobs).toBe(0);
  const other = await insertPlannedVideo(ctx);
  expect((await claimChunk(ctx, { processId: newId() }))?.videoId).toBe(other.videoId);
  await ctx.sql`delete from graphile_worker._private_jobs`;
  await mount();
  await checkAvailability(ctx);
  const jobs = await ctx.sql`select 1 from graphile_worker.jobs where task_identifier = 'encode-chunk'`;
  expect(jobs.length).toBeGreaterThan(0);
});

test("a video that failed because its file was missing is tried again once it is back", async () => {
  const file = path.join(disk, "One (1999).mkv");
  await rename(file, `${file}.old`);
  await ctx.sql`update videos set state = 'failed', failure = '{"key": "encoding.importedFileGone", "params": {}}'
    where source_key = ${file}`;
  await checkAvailability(ctx, { files: true });
  await rename(`${file}.old`, file);
  await checkAvailability(ctx);
  expect(await ctx.sql`select state, failure from videos where source_key = ${file}`).toEqual([
    { state: "queued", failure: null },
  ]);
});

test("a file with a seekable copy in the store is not needed any more", async () => {
  await ctx.sql`update videos set seekable_source_key = 'x'`;
  await unmount();
  expect(await checkAvailability(ctx, { files: true })).toEqual({ missing: 0, back: 0 });
});
