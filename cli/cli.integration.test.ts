import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runMatinee } from "#cli/testing/run-matinee.ts";
import { type CoreContext } from "#core/context.ts";
import { type ImportResult } from "#core/import/types.ts";
import { newId } from "#core/ids/uuid.ts";
import { openStore } from "#core/storage/open-store.ts";
import { vodPrefix } from "#core/storage/object-key.ts";
import { assertStoreIdentity } from "#core/start/store-identity.ts";
import { type SampleVideo, storeSampleVideo } from "#core/testing/sample-video.ts";
import { createTestContext, type TestContext } from "#core/testing/test-context.ts";

let house: TestContext;
let ctx: CoreContext;
let environment: Record<string, string>;
let sample: SampleVideo;
const web = createServer((_request, response) => response.end("{}"));

beforeAll(async () => {
  const dataDir = await mkdtemp(path.join(tmpdir(), "matinee-cli-"));
  await new Promise<void>((resolve) => void web.listen(0, "127.0.0.1", resolve));
  const { port } = web.address() as AddressInfo;
  house = await createTestContext({ MATINEE_DATA_DIR: dataDir });
  environment = {
    MATINEE_DATA_DIR: dataDir,
    DATABASE_URL: house.database.url,
    BASE_URL: `http://127.0.0.1:${port}`,
  };
  ctx = { ...house.ctx, store: await openStore(house.ctx.env) };
  await assertStoreIdentity(ctx.db, ctx.store);
  sample = await storeSampleVideo(ctx);
});
afterAll(async () => {
  web.close();
  await house.drop();
  await rm(environment["MATINEE_DATA_DIR"] ?? "", { recursive: true, force: true });
});

const matinee = (line: string, stdin?: string) => runMatinee(line.split(" "), environment, stdin);

describe("usage", () => {
  test("help lists every command on stdout; a wrong word says so on stderr and exits 2", async () => {
    const help = await matinee("--help");
    expect(help).toMatchObject({ exitCode: 0, stderr: "" });
    for (const word of ["status", "wait", "users add", "link", "progress", "jobs retry", "delete"]) {
      expect(help.stdout).toContain(`  ${word}`);
    }
    expect(await matinee("fly")).toMatchObject({ exitCode: 2, stdout: "" });
    expect((await matinee("link --help")).stdout).toContain("Usage: matinee link VIDEO");
    for (const line of [
      "link",
      "link a b",
      "jobs --state odd",
      "wait",
      "wait --idle --ready",
      "users add a@b.c",
      "status --odd",
    ]) {
      const run = await matinee(line);
      expect(run).toMatchObject({ exitCode: 2, stdout: "" });
      expect(run.stderr).toContain("Usage: matinee");
    }
  });

  test("where nothing runs it exits 3 and says what to do", async () => {
    const run = await runMatinee(["users", "list"], { MATINEE_DATA_DIR: "/nowhere" });
    expect(run).toMatchObject({ exitCode: 3, stdout: "" });
    expect(run.stderr).toContain("npm start");
  });

  test("where the database is away it exits 3, and status says which service", async () => {
    const away = { ...environment, DATABASE_URL: "postgres://nobody@127.0.0.1:1/none" };
    expect(await runMatinee(["users", "list"], away)).toMatchObject({ exitCode: 3 });
    const status = await runMatinee(["status", "--json"], away);
    expect(status.exitCode).toBe(3);
    expect(status.json()).toMatchObject({ services: [{ name: "database", ok: false }] });
  });
});

describe("status and wait", () => {
  test("status names version, address, processes and services", async () => {
    await ctx.sql`insert into processes (id, role, host, pid) values
      (${newId()}, 'worker', 'here', 11), (${newId()}, 'transcoder', 'here', 12)`;
    const run = await matinee("status --json");
    expect(run.exitCode).toBe(0);
    expect(run.json()).toEqual({
      version: expect.stringMatching(/^\d+\.\d+\.\d+/) as string,
      url: environment["BASE_URL"],
      ready: true,
      processes: [
        { role: "worker", pid: 11 },
        { role: "transcoder", pid: 12 },
      ],
      services: [
        { name: "database", driver: "postgres", ok: true },
        { name: "storage", driver: "filesystem", ok: true },
        { name: "worker", driver: "process", ok: true },
        { name: "transcoder", driver: "process", ok: true },
      ],
    });
    expect((await matinee("status")).stdout).toContain("is ready");
  });

  test("wait returns when it is so, and tells failures and timeouts apart", async () => {
    const { videoId, planId } = await storeSampleVideo(ctx, { name: "Waited for" });
    expect(await matinee("wait --ready --timeout 5")).toMatchObject({ exitCode: 0 });
    expect(await matinee("wait --idle --timeout 5")).toMatchObject({ exitCode: 0 });
    expect(await matinee(`wait --video ${videoId}=playable`)).toMatchObject({ exitCode: 0 });
    await ctx.sql`update videos set state = 'playable' where id = ${videoId}`;
    await ctx.sql`update chunks set state = 'pending' where plan_id = ${planId} and number = 1`;
    expect(await matinee("wait --idle --timeout 0.3")).toMatchObject({ exitCode: 7 });
    expect(await matinee(`wait --video ${videoId}=ready --timeout 0.3`)).toMatchObject({ exitCode: 7 });
    await ctx.sql`update videos set state = 'failed', failure_reason = 'No good.' where id = ${videoId}`;
    const failed = await matinee(`wait --video ${videoId}=ready`);
    expect(failed.exitCode).toBe(1);
    expect(failed.stderr).toContain("No good.");
    await ctx.sql`update videos set refused = true where id = ${videoId}`;
    expect(await matinee(`wait --video ${videoId}=ready`)).toMatchObject({ exitCode: 5 });
    expect(await matinee(`wait --video ${videoId}=failed`)).toMatchObject({ exitCode: 0 });
    expect(await matinee(`wait --video ${newId()}=ready`)).toMatchObject({ exitCode: 4 });
    expect(await matinee(`wait --video ${videoId}=odd`)).toMatchObject({ exitCode: 2 });
    expect(await matinee(`delete ${videoId} --yes --now`)).toMatchObject({ exitCode: 0 });
  });
});

describe("users, link, progress", () => {
  test("users add reads the password from stdin, users list shows who is there", async () => {
    const added = await matinee(
      "users add Ann@Example.test --role admin --password-stdin --json",
      "correct horse\n",
    );
    expect(added.exitCode).toBe(0);
    const user = added.json<{ id: string }>();
    expect(user).toEqual({ id: user.id, email: "ann@example.test", role: "admin" });
    const list = (await matinee("users list --json")).json<object[]>();
    expect(list).toEqual([
      { id: user.id, email: "ann@example.test", role: "admin", createdAt: expect.any(String) as string },
    ]);
    expect(
      await matinee("users add ann@example.test --role viewer --password-stdin", "another one"),
    ).toMatchObject({ exitCode: 1 });
    expect(await matinee("users add bob@example.test --role viewer --password-stdin", "short")).toMatchObject(
      { exitCode: 2 },
    );
  });

  test("link gives an address that names the video and the plan", async () => {
    const run = await matinee(`link ${sample.videoId} --user ann@example.test --ttl 60 --json`);
    const link = run.json<{ masterUrl: string; expiresAt: string }>();
    expect(link.masterUrl).toContain(`${environment["BASE_URL"]}/media/v1.`);
    expect(link.masterUrl).toContain(`/${sample.videoId}/${sample.planHash}/master.m3u8`);
    expect(new Date(link.expiresAt).getTime() - Date.now()).toBeLessThan(61_000);
    expect(await matinee(`link ${newId()}`)).toMatchObject({ exitCode: 4 });
    expect(await matinee("link nonsense")).toMatchObject({ exitCode: 4 });
    expect(await matinee(`link ${sample.videoId} --user no@example.test`)).toMatchObject({ exitCode: 4 });
  });

  test("progress tells where somebody stopped", async () => {
    expect(await matinee(`progress ann@example.test ${sample.videoId}`)).toMatchObject({ exitCode: 4 });
    await ctx.sql`insert into watch_states
        (profile_id, playable_id, version_id, position_seconds, duration_seconds, player_session, sequence)
      select id, ${sample.playableId}, ${sample.versionId}, 7.5, 12, 's', 1 from profiles`;
    const run = await matinee(`progress ann@example.test ${sample.videoId} --json`);
    expect(run.json()).toEqual({
      positionSeconds: 7.5,
      watched: false,
      updatedAt: expect.any(String) as string,
    });
  });
});

describe("jobs", () => {
  test("lists what failed and takes it up again", async () => {
    const { videoId, planId } = await storeSampleVideo(ctx, { name: "Broken" });
    await ctx.sql`update videos set state = 'failed', failure_reason = 'It broke.' where id = ${videoId}`;
    await ctx.sql`update chunks set state = 'failed', last_error = 'It broke.', attempts = 3
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
    await ctx.sql`update videos set state = 'failed', refused = true, failure_reason = 'No picture.' where id = ${videoId}`;
    await ctx.sql`select graphile_worker.add_job('publish-video', json_build_object('videoId', ${videoId}::text))`;
    await ctx.sql`update graphile_worker._private_jobs set attempts = max_attempts, last_error = 'odd'
      where task_id = (select id from graphile_worker._private_tasks where identifier = 'publish-video')`;
    const run = await matinee("jobs retry --all-failed --json");
    expect(run.json()).toMatchObject({ retried: 1, refused: [{ id: videoId }] });
    expect((await matinee("jobs --json")).json()).toMatchObject([
      { name: "probe-video", state: "failed", error: "No picture." },
      { name: "publish-video", state: "waiting", attempts: 0 },
    ]);
    await ctx.sql`delete from graphile_worker._private_jobs`;
    await matinee(`delete ${videoId} --yes --now`);
  });
});

describe("delete", () => {
  test("wants --yes, hides, and with --now returns when everything is gone", async () => {
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
    const one = (await matinee(`videos ${sample.videoId} --json`)).json<object>();
    expect(one).toEqual(only);
    expect(one).toMatchObject({
      ...{
        id: sample.videoId,
        titleId: sample.titleId,
        title: "A sample",
        state: "ready",
        progressPercent: 100,
      },
      ...{ durationSeconds: 12, sizeBytes: 5000, reason: null, captions: [] },
      renditions: [{ height: 90, state: "whole" }],
      audio: [{ languageTag: "en", channels: 2 }],
    });
    expect((await matinee("videos --state failed --json")).json()).toEqual([]);
    expect((await matinee("videos")).stdout).toContain("A sample");
    expect(await matinee(`videos ${newId()}`)).toMatchObject({ exitCode: 4 });
  });

  test("import writes one JSON line per file, and exits 5 where one was refused", async () => {
    const folder = path.join(environment["MATINEE_DATA_DIR"] ?? "", "library");
    await mkdir(folder);
    await writeFile(path.join(folder, "good.mkv"), Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 1, 2, 3]));
    const good = await runMatinee(["import", folder, "--json"], environment);
    expect(good.exitCode).toBe(0);
    const line = good.json<ImportResult>();
    expect(line).toMatchObject({ path: path.join(folder, "good.mkv"), status: "imported", reason: null });
    await writeFile(path.join(folder, "bad.mp4"), "This is text.");
    const both = await runMatinee(["import", folder, "--json", "--dry-run"], environment);
    expect(both.exitCode).toBe(5);
    const lines = both.stdout
      .trim()
      .split("\n")
      .map((text) => JSON.parse(text) as ImportResult);
    expect(lines.map((one) => one.status)).toEqual(["refused", "skipped"]);
    expect(await runMatinee(["import", path.join(folder, "none")], environment)).toMatchObject({
      exitCode: 4,
    });
    await matinee(`delete ${line.videoId} --yes --now`);
    expect(await stat(path.join(folder, "good.mkv"))).toBeDefined();
  });

  test("import --wait gives the line when the video is ready, or was refused by the probe", async () => {
    const file = path.join(environment["MATINEE_DATA_DIR"] ?? "", "waited.mkv");
    await writeFile(file, Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 1, 2, 3, 4]));
    const run = runMatinee(["import", file, "--wait", "--json"], environment);
    await expect
      .poll(() => ctx.sql`select id from videos where source_file_name = 'waited.mkv'`)
      .toHaveLength(1);
    await ctx.sql`update videos set state = 'failed', refused = true, failure_reason = 'No picture.'
      where source_file_name = 'waited.mkv'`;
    expect((await run).json()).toMatchObject({ status: "refused", reason: "No picture." });
    expect((await run).exitCode).toBe(5);
  });
});

test("doctor exits 1 and names what is wrong, and 0 once it is mended", async () => {
  expect(await matinee("doctor")).toMatchObject({ exitCode: 0 });
  const stray = `${vodPrefix(sample.videoId)}stray`;
  await ctx.store.put(stray, Buffer.from("x"));
  const run = await matinee("doctor --json");
  expect(run.exitCode).toBe(1);
  expect(run.json()).toMatchObject({
    ok: false,
    checks: [{ id: "I1" }, { id: "I2", ok: false, count: 1 }, {}, {}],
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
    expect(await ctx.sql`select id from videos where id = ${sample.videoId}`).toHaveLength(1);
  });

  test("fill and empty a house that lives in its data folder", async () => {
    const [row] = await ctx.sql`select current_setting('data_directory') as folder`;
    const pointers = path.join(environment["MATINEE_DATA_DIR"] ?? "", "postgres");
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

test("as a process: data on stdout, the exit code, and no connection left open", () => {
  const root = path.resolve(import.meta.dirname, "..");
  const args = [path.join(root, "node_modules/.bin/tsx"), "cli/main.ts", "users", "list", "--json"];
  const run = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, ...environment },
  });
  expect(run.stderr).toBe("");
  expect(run.status).toBe(0);
  expect(JSON.parse(run.stdout)).toHaveLength(1);
});
