import { spawnSync } from "node:child_process";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CliSite, createCliSite } from "#cli/testing/cli-site.ts";
import { type CoreContext } from "#core/context.ts";
import { newId } from "#core/uuid.ts";
import { runMatinee } from "#cli/testing/run-matinee.ts";
import { storeSampleVideo } from "#core/testing/sample-video.ts";

let site: CliSite;
let ctx: CoreContext;
beforeAll(async () => {
  site = await createCliSite();
  ctx = site.ctx;
});
afterAll(() => site.drop());

const matinee = (line: string, stdin?: string) => site.matinee(line, stdin);

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
    const away = { ...site.environment, DATABASE_URL: "postgres://nobody@127.0.0.1:1/none" };
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
      url: site.url,
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
    // No worker runs here that would index it.
    await ctx.sql`delete from graphile_worker._private_jobs`;
    expect(await matinee("wait --ready --timeout 5")).toMatchObject({ exitCode: 0 });
    expect(await matinee("wait --idle --timeout 5")).toMatchObject({ exitCode: 0 });
    expect(await matinee(`wait --video ${videoId}=playable`)).toMatchObject({ exitCode: 0 });
    await ctx.sql`update videos set state = 'playable' where id = ${videoId}`;
    await ctx.sql`update chunks set state = 'pending' where plan_id = ${planId} and number = 1`;
    expect(await matinee("wait --idle --timeout 0.3")).toMatchObject({ exitCode: 7 });
    expect(await matinee(`wait --video ${videoId}=ready --timeout 0.3`)).toMatchObject({ exitCode: 7 });
    await ctx.sql`update videos set state = 'failed', failure = '{"key": "stored.text", "params": {"text": "No good."}}' where id = ${videoId}`;
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
      {
        ...{ id: user.id, email: "ann@example.test", name: "ann", role: "admin", state: "active" },
        ...{ createdAt: expect.any(String) as string, lastSeenAt: null },
      },
    ]);
    expect(
      await matinee("users add ann@example.test --role viewer --password-stdin", "another one"),
    ).toMatchObject({ exitCode: 1 });
    expect(await matinee("users add bob@example.test --role viewer --password-stdin", "short")).toMatchObject(
      { exitCode: 2 },
    );
  });

  test("link gives an address that names the video and the plan", async () => {
    const run = await matinee(`link ${site.sample.videoId} --user ann@example.test --ttl 60 --json`);
    const link = run.json<{ masterUrl: string; expiresAt: string }>();
    expect(link.masterUrl).toContain(`${site.url}/media/v1.`);
    expect(link.masterUrl).toContain(`/${site.sample.videoId}/${site.sample.planHash}/master.m3u8`);
    expect(new Date(link.expiresAt).getTime() - Date.now()).toBeLessThan(61_000);
    expect(await matinee(`link ${newId()}`)).toMatchObject({ exitCode: 4 });
    expect(await matinee("link nonsense")).toMatchObject({ exitCode: 4 });
    expect(await matinee(`link ${site.sample.videoId} --user no@example.test`)).toMatchObject({
      exitCode: 4,
    });
  });

  test("progress prints a user's position", async () => {
    expect(await matinee(`progress ann@example.test ${site.sample.videoId}`)).toMatchObject({ exitCode: 4 });
    await ctx.sql`insert into watch_states
        (profile_id, playable_id, version_id, position_seconds, duration_seconds, player_session, sequence)
      select id, ${site.sample.playableId}, ${site.sample.versionId}, 7.5, 12, 's', 1 from profiles`;
    const run = await matinee(`progress ann@example.test ${site.sample.videoId} --json`);
    expect(run.json()).toEqual({
      positionSeconds: 7.5,
      watched: false,
      updatedAt: expect.any(String) as string,
    });
  });
});

test("as a process: data on stdout, the exit code, and no connection left open", () => {
  const root = path.resolve(import.meta.dirname, "..");
  const args = [path.join(root, "node_modules/.bin/tsx"), "cli/main.ts", "users", "list", "--json"];
  const run = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, ...site.environment },
  });
  expect(run.stderr).toBe("");
  expect(run.status).toBe(0);
  expect(JSON.parse(run.stdout)).toHaveLength(1);
});
