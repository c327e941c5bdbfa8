import { mkdir, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CliSite, createCliSite } from "#cli/testing/cli-site.ts";
import { type CoreContext } from "#core/context.ts";
import { newId } from "#core/uuid.ts";
import { runMatinee } from "#cli/testing/run-matinee.ts";
import { type ImportResult } from "#core/import/types.ts";
import { vodPrefix } from "#core/storage/object-key.ts";
import { storeSampleVideo } from "#core/testing/sample-video.ts";

let site: CliSite;
let ctx: CoreContext;
beforeAll(async () => {
  site = await createCliSite();
  ctx = site.ctx;
});
afterAll(() => site.drop());

const matinee = (line: string, stdin?: string) => site.matinee(line, stdin);

describe("jobs", () => {
  test("lists failed jobs and retries them", async () => {
    const { videoId, planId } = await storeSampleVideo(ctx, { name: "Broken" });
    await ctx.sql`update videos set state = 'failed', failure = '{"key": "stored.text", "params": {"text": "It broke."}}' where id = ${videoId}`;
    await ctx.sql`update chunks set state = 'failed', failure = '{"key": "stored.text", "params": {"text": "It broke."}}', attempts = 3
      where plan_id = ${planId} and kind = 'ladder' and number = 1`;
    const [failed] = (await matinee("jobs --state failed --json")).json<{ id: string }[]>();
    expect(failed).toEqual({
      ...{ id: failed?.id, name: "encode-chunk", videoId, state: "failed", attempts: 3, error: "It broke." },
    });
    expect(await matinee(`jobs retry ${failed?.id}`)).toMatchObject({ exitCode: 0 });
    expect((await matinee("jobs --state failed --json")).json()).toEqual([]);
    expect(await ctx.sql`select state from videos where id = ${videoId}`).toEqual([{ state: "playable" }]);
    expect(await matinee("jobs retry 999999")).toMatchObject({ exitCode: 4 });
    expect(await matinee("jobs retry")).toMatchObject({ exitCode: 2 });
    await matinee(`delete ${videoId} --yes --now`);
  });

  test("a queue's job gets all of its attempts again, and a refused video says why not", async () => {
    const { videoId } = await storeSampleVideo(ctx, { name: "Refused" });
    await ctx.sql`update videos set state = 'failed', refused = true, failure = '{"key": "stored.text", "params": {"text": "No picture."}}' where id = ${videoId}`;
    await ctx.sql`delete from graphile_worker._private_jobs`;
    await ctx.sql`select graphile_worker.add_job('extract-stills', json_build_object('videoId', ${videoId}::text))`;
    await ctx.sql`update graphile_worker._private_jobs set attempts = max_attempts, last_error = 'odd'
      where task_id = (select id from graphile_worker._private_tasks where identifier = 'extract-stills')`;
    const run = await matinee("jobs retry --all-failed --json");
    expect(run.json()).toMatchObject({ retried: 1, refused: [{ id: videoId }] });
    expect((await matinee("jobs --json")).json()).toMatchObject([
      { name: "probe-video", state: "failed", error: "No picture." },
      { name: "extract-stills", state: "waiting", attempts: 0 },
    ]);
    await ctx.sql`delete from graphile_worker._private_jobs`;
    await matinee(`delete ${videoId} --yes --now`);
  });
});

describe("delete", () => {
  test("requires --yes, hides, and with --now returns when everything is deleted", async () => {
    const { videoId } = await storeSampleVideo(ctx, { name: "To go" });
    expect(await matinee(`delete ${videoId} --now`)).toMatchObject({ exitCode: 6, stdout: "" });
    expect((await matinee(`delete ${videoId} --yes --json`)).json()).toEqual({ objects: 0, bytes: 0 });
    const gone = await matinee(`delete ${videoId} --yes --now --json`);
    expect(gone.json<{ objects: number }>().objects).toBeGreaterThan(5);
    for await (const { key } of ctx.store.list("")) expect(key).not.toContain(videoId);
    expect(await matinee(`delete ${videoId} --yes --now`)).toMatchObject({ exitCode: 4 });
  });
});

describe("videos and import", () => {
  test("videos lists every one, and one by its id", async () => {
    const [only] = (await matinee("videos --json")).json<{ id: string }[]>();
    const one = (await matinee(`videos ${site.sample.videoId} --json`)).json<object>();
    expect(one).toEqual(only);
    expect(one).toMatchObject({
      ...{
        id: site.sample.videoId,
        titleId: site.sample.titleId,
        title: "A sample",
        state: "ready",
        progressPercent: 100,
      },
      ...{ durationSeconds: 12, sizeBytes: 5000, reason: null, captions: [] },
      renditions: [{ height: 90, state: "complete" }],
      audio: [{ languageTag: "en", channels: 2 }],
    });
    expect((await matinee("videos --state failed --json")).json()).toEqual([]);
    expect((await matinee("videos")).stdout).toContain("A sample");
    expect(await matinee(`videos ${newId()}`)).toMatchObject({ exitCode: 4 });
  });

  test("import writes one JSON line per file, and exits 5 where one was refused", async () => {
    const folder = path.join(site.dataDir, "library");
    await mkdir(folder);
    await writeFile(path.join(folder, "good.mkv"), Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 1, 2, 3]));
    const good = await runMatinee(["import", folder, "--json"], site.environment);
    expect(good.exitCode).toBe(0);
    const line = good.json<ImportResult>();
    expect(line).toMatchObject({ path: path.join(folder, "good.mkv"), status: "imported", reason: null });
    await writeFile(path.join(folder, "bad.mp4"), "This is text.");
    const both = await runMatinee(["import", folder, "--json", "--dry-run"], site.environment);
    expect(both.exitCode).toBe(5);
    const lines = both.stdout
      .trim()
      .split("\n")
      .map((text) => JSON.parse(text) as ImportResult);
    expect(lines.map((one) => one.status)).toEqual(["refused", "skipped"]);
    expect(both.stderr).toContain("Nothing new to import.");
    expect(await runMatinee(["import", path.join(folder, "none")], site.environment)).toMatchObject({
      exitCode: 4,
    });
    await matinee(`delete ${line.videoId} --yes --now`);
    expect(await stat(path.join(folder, "good.mkv"))).toBeDefined();
  });

  test("import --wait prints the line when the video is ready, or was refused by the probe", async () => {
    const file = path.join(site.dataDir, "waited.mkv");
    await writeFile(file, Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 1, 2, 3, 4]));
    const run = runMatinee(["import", file, "--wait", "--json"], site.environment);
    await expect
      .poll(() => ctx.sql`select id from videos where source_file_name = 'waited.mkv'`)
      .toHaveLength(1);
    await ctx.sql`update videos set state = 'failed', refused = true, failure = '{"key": "stored.text", "params": {"text": "No picture."}}'
      where source_file_name = 'waited.mkv'`;
    expect((await run).json()).toMatchObject({ status: "refused", reason: "No picture." });
    expect((await run).exitCode).toBe(5);
  });

  test("import --wait prints the lines of files imported before a missing path", async () => {
    const file = path.join(site.dataDir, "before.mkv");
    await writeFile(file, Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 1, 2, 3, 4, 5]));
    const gone = path.join(site.dataDir, "gone");
    const run = runMatinee(["import", file, gone, "--wait", "--json"], site.environment);
    await expect
      .poll(() => ctx.sql`select id from videos where source_file_name = 'before.mkv'`)
      .toHaveLength(1);
    await ctx.sql`update videos set state = 'ready' where source_file_name = 'before.mkv'`;
    expect((await run).json()).toMatchObject({ path: file, status: "imported" });
    expect(await run).toMatchObject({
      exitCode: 4,
      stderr: expect.stringContaining("There is no ") as string,
    });
  });
});

test("doctor exits 1 and names what is wrong, and 0 once it is repaired", async () => {
  expect(await matinee("doctor")).toMatchObject({ exitCode: 0 });
  const stray = `${vodPrefix(site.sample.videoId)}stray`;
  await ctx.store.put(stray, Buffer.from("x"));
  const run = await matinee("doctor --json");
  expect(run.exitCode).toBe(1);
  expect(run.json()).toMatchObject({
    ok: false,
    checks: [{ id: "I1" }, { id: "I2", ok: false, count: 1 }, {}, {}, {}, { id: "I6" }, { id: "I7" }],
  });
  expect((await matinee("doctor --repair")).stdout).toContain(`Mended: ${stray}`);
  expect(await matinee("doctor --json")).toMatchObject({ exitCode: 0 });
});

describe("seed and reset", () => {
  test("refuse a database from elsewhere, and reset wants --yes", async () => {
    expect(await matinee("reset")).toMatchObject({ exitCode: 6, stdout: "" });
    for (const line of ["reset --yes", "seed e2e"]) {
      const run = await matinee(line);
      expect(run).toMatchObject({ exitCode: 6, stdout: "" });
      expect(run.stderr).toContain("DATABASE_URL");
    }
    expect(await matinee("seed")).toMatchObject({ exitCode: 2 });
    expect(await matinee("seed films")).toMatchObject({ exitCode: 2 });
    expect(await ctx.sql`select id from videos where id = ${site.sample.videoId}`).toHaveLength(1);
  });

  test("fill and empty a site that lives in its data folder", async () => {
    const [row] = await ctx.sql`select current_setting('data_directory') as folder`;
    const pointers = path.join(site.dataDir, "postgres");
    await mkdir(pointers);
    await writeFile(path.join(pointers, "elsewhere"), `${path.dirname(String(row?.["folder"]))}\n`);
    const seeded = await matinee("seed e2e --json");
    expect(seeded.json()).toMatchObject({ titles: 29, historyRows: 60 });
    expect(await matinee("seed e2e")).toMatchObject({ exitCode: 1 });
    expect((await matinee("users list --json")).json<object[]>().length).toBeGreaterThanOrEqual(3);
    expect((await matinee("reset --yes --json")).json()).toMatchObject({
      titles: expect.any(Number) as number,
    });
    expect((await matinee("users list --json")).json()).toEqual([]);
    expect((await matinee("videos --json")).json()).toEqual([]);
    expect(
      (await matinee("users add ann@example.test --role admin --password-stdin", "correct horse")).exitCode,
    ).toBe(0);
  });
});
