import { writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type CliSite, createCliSite } from "#cli/testing/cli-site.ts";
import { newId } from "#core/uuid.ts";
import { storeSampleVideo } from "#core/testing/sample-video.ts";

/** Scripts rely on the fields of every answer: on stdout only, one JSON document per line. */
let site: CliSite;
beforeAll(async () => {
  site = await createCliSite();
  await site.ctx.sql`insert into processes (id, role, host, pid) values
    (${newId()}, 'worker', 'here', 11), (${newId()}, 'transcoder', 'here', 12)`;
  await site.matinee("users add ann@example.test --role admin --password-stdin", "correct horse");
});
afterAll(() => site.drop());

/** The fields of a command's answer with --json; for a list, those of its first entry. */
async function fieldsOf(line: string): Promise<string[]> {
  const run = await site.matinee(`${line} --json`);
  expect(run, `${line}: ${run.stderr}`).toMatchObject({ exitCode: 0 });
  expect(run.stdout.trimEnd().split("\n"), line).toHaveLength(1);
  const [answer] = [run.json<object | object[]>()].flat();
  return Object.keys(answer ?? {});
}

test("answers have the fields that are promised, and no others", async () => {
  const { videoId, playableId, versionId } = site.sample;
  await site.ctx
    .sql`update chunks set state = 'failed', failure = '{"key": "stored.text", "params": {"text": "odd"}}' where video_id = ${videoId} and number = 1`;
  await site.ctx.sql`insert into watch_states
      (profile_id, playable_id, version_id, position_seconds, duration_seconds, player_session, sequence)
    select id, ${playableId}, ${versionId}, 7.5, 12, 's', 1 from profiles`;
  const video =
    "id titleId title state progressPercent durationSeconds sizeBytes renditions audio captions reason notice " +
    "uploadedAt playableAt readyAt";
  const promised: Record<string, string> = {
    status: "version url ready processes services",
    "users list": "id email name role state createdAt lastSeenAt",
    videos: video,
    [`videos ${videoId}`]: video,
    [`link ${videoId} --user ann@example.test`]: "masterUrl expiresAt",
    [`progress ann@example.test ${videoId}`]: "positionSeconds watched updatedAt",
    "jobs --state failed": "id name videoId state attempts error",
  };
  for (const [line, fields] of Object.entries(promised))
    expect(await fieldsOf(line), line).toEqual(fields.split(" "));
  await site.ctx.sql`update chunks set state = 'complete' where video_id = ${videoId}`;
});

test("a video's renditions, audio and subtitles have their fields", async () => {
  const [video] = (await site.matinee("videos --json")).json<Record<string, unknown>[]>();
  expect(video).toMatchObject({
    renditions: [{ height: 90, codec: expect.any(String) as string, bitrateKbps: 2, state: "complete" }],
    audio: [{ languageTag: "en", name: expect.any(String) as string, channels: 2 }],
    captions: [],
  });
});

test("what changes the site answers as promised, and tells of its progress on stderr", async () => {
  const file = path.join(site.dataDir, "film.mkv");
  await writeFile(file, Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 1, 2, 3]));
  expect(await fieldsOf(`import ${file}`)).toEqual(["path", "status", "titleId", "videoId", "reason"]);
  const dry = (await site.matinee(`import ${file} --dry-run --as movie --json`)).json<{ status: string }>();
  expect(dry.status).toBe("skipped");
  await site.ctx.sql`delete from graphile_worker._private_jobs`;

  const { videoId } = await storeSampleVideo(site.ctx, { name: "To go" });
  const gone = await site.matinee(`delete ${videoId} --yes --now --json`);
  expect(Object.keys(gone.json<object>())).toEqual(["objects", "bytes"]);
  expect(gone.stderr).toContain("Deleting …");
  const doctor = await site.matinee("doctor --json");
  const report = doctor.json<{ ok: boolean; checks: object[] }>();
  expect(Object.keys(report)).toEqual(["ok", "checks"]);
  expect(report.checks.map((check) => Object.keys(check).join(" "))).toEqual(
    Array.from({ length: 7 }, () => "id ok count detail fix"),
  );
  expect(doctor.stderr).toMatch(/…/);
  const retried = await site.matinee("jobs retry --all-failed --json");
  expect(retried).toMatchObject({ exitCode: 0 });
});

test("a question that cannot be answered says nothing on stdout", async () => {
  for (const [line, exitCode] of [
    ["videos 01890000-0000-7000-8000-000000000001", 4],
    ["progress nobody@example.test 01890000-0000-7000-8000-000000000001", 4],
    ["delete 01890000-0000-7000-8000-000000000001 --yes --now", 4],
    [`delete ${site.sample.videoId}`, 6],
    ["reset", 6],
    ["wait --video x", 2],
    ["wait --idle --timeout never", 2],
    [`link ${site.sample.videoId} --ttl 0`, 2],
    ["import /nowhere/at/all.mkv", 4],
  ] as const) {
    const run = await site.matinee(`${line} --json`);
    expect(run, line).toMatchObject({ exitCode, stdout: "" });
    expect(run.stderr, line).not.toBe("");
    expect(run.stderr, line).not.toMatch(/^\s+at /m);
  }
});
