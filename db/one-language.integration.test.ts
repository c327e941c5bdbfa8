import { afterAll, beforeEach, expect, test } from "vitest";
import { newId } from "#core/uuid.ts";
import { createTestDatabase, type TestDatabase } from "#core/testing/test-database.ts";
import { migrateBefore, runMigration } from "#db/testing/migration-files.ts";

const RENAMING = "one_language";
const ids = {
  title: newId(),
  playable: newId(),
  version: newId(),
  video: newId(),
  plan: newId(),
  process: newId(),
};
const oldPlan = {
  version: 1,
  rungs: [{ rung: "v360", height: 360 }, { rung: "v720", height: 720 }], // prettier-ignore
  audio: [{ rung: "a0", name: "English" }],
  pictureChunks: [{ number: 0 }],
  soundChunks: [{ number: 0 }, { number: 1 }],
};

let database: TestDatabase | null = null;
beforeEach(async () => {
  await database?.drop();
  database = await createTestDatabase();
});
afterAll(async () => database?.drop());

/** The database as it was before the renaming, with a video that is complete except for one chunk. */
async function openBefore() {
  const { sql } = database!.clients;
  await migrateBefore(sql, RENAMING);
  await sql.unsafe(`
    insert into titles (id, kind, name) values ('${ids.title}', 'movie', 'Old');
    insert into playables (id, title_id, kind, name) values ('${ids.playable}', '${ids.title}', 'movie', 'Old');
    insert into versions (id, playable_id) values ('${ids.version}', '${ids.playable}');
    insert into videos (id, version_id, source_key, source_bytes, source_file_name)
      values ('${ids.video}', '${ids.version}', 'k', 1, 'f');
    insert into plans (id, video_id, hash, plan, ffmpeg_version)
      values ('${ids.plan}', '${ids.video}', 'h', '${JSON.stringify(oldPlan)}', '5');
    insert into renditions (plan_id, video_id, rung, codecs, init_bytes, height, state, whole_at)
      values ('${ids.plan}', '${ids.video}', 'v360', 'c', 1, 360, 'whole', now());
    insert into audio_tracks (plan_id, video_id, rung, codecs, init_bytes, language_tag, name, channels, is_default)
      values ('${ids.plan}', '${ids.video}', 'a0', 'c', 1, 'en', 'English', 2, true);
    insert into chunks (id, video_id, plan_id, kind, rung, number, first_segment, segment_count, state, wished_segment)
      values ('${newId()}', '${ids.video}', '${ids.plan}', 'entry', 'v360', 0, 0, 1, 'done', null),
             ('${newId()}', '${ids.video}', '${ids.plan}', 'audio', 'a0', 0, 0, 1, 'pending', 3);
    insert into processes (id, role, host, pid) values ('${ids.process}', 'worker', 'here', 1)`);
  return sql;
}

test("columns, states and plans of an older database get their new names", async () => {
  const sql = await openBefore();
  await runMigration(sql, RENAMING);
  expect(await sql`select rendition_name, state, completed_at is not null as dated from renditions`).toEqual([
    { rendition_name: "v360", state: "complete", dated: true },
  ]);
  expect(await sql`select rendition_name, state from audio_tracks`).toEqual([
    { rendition_name: "a0", state: "encoding" },
  ]);
  expect(await sql`select rendition_name, state, requested_segment from chunks order by state`).toEqual([
    { rendition_name: "v360", state: "complete", requested_segment: null },
    { rendition_name: "a0", state: "pending", requested_segment: 3 },
  ]);
  expect(await sql`select plan, hash from plans`).toEqual([
    {
      plan: {
        version: 1,
        renditions: [{ renditionName: "v360", height: 360 }, { renditionName: "v720", height: 720 }], // prettier-ignore
        audio: [{ renditionName: "a0", name: "English" }],
        videoChunks: oldPlan.pictureChunks,
        audioChunks: oldPlan.soundChunks,
      },
      hash: "h",
    },
  ]);
});

test("it refuses to run beside a worker that lives", async () => {
  const sql = await openBefore();
  const worker = await sql.reserve();
  await worker`select pg_advisory_lock(7246312, hashtext(${ids.process}))`;
  await expect(runMigration(sql, RENAMING)).rejects.toThrow(/Stop every process/);
  await worker`select pg_advisory_unlock_all()`;
  worker.release();
  await runMigration(sql, RENAMING);
});
