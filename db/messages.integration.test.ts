import { afterAll, beforeEach, expect, test } from "vitest";
import { sentenceOf } from "#core/messages/sentence-of.ts";
import { messageOf } from "#core/messages/message.ts";
import { createTestDatabase, type TestDatabase } from "#core/testing/test-database.ts";
import { newId } from "#core/uuid.ts";
import { migrateBefore, runMigration } from "#db/testing/migration-files.ts";
import { type StoredMessage } from "#db/schema/stored-message.ts";

const ids = { title: newId(), playable: newId(), version: newId(), video: newId(), plan: newId() };
const REASON = "The file is gone. Upload it again.";

let database: TestDatabase | null = null;
beforeEach(async () => {
  await database?.drop();
  database = await createTestDatabase();
});
afterAll(async () => database?.drop());

/** The database as it was before, with a video, subtitles and a chunk that failed. */
async function openBefore() {
  const { sql } = database!.clients;
  await migrateBefore(sql, "messages");
  await sql.unsafe(`
    insert into titles (id, kind, name) values ('${ids.title}', 'movie', 'Old');
    insert into playables (id, title_id, kind, name) values ('${ids.playable}', '${ids.title}', 'movie', 'Old');
    insert into versions (id, playable_id) values ('${ids.version}', '${ids.playable}');
    insert into videos (id, version_id, source_key, source_bytes, source_file_name, state, failure_reason)
      values ('${ids.video}', '${ids.version}', 'k', 1, 'f', 'failed', '${REASON}');
    insert into subtitles (id, video_id, number, language_tag, name, state, failure_reason)
      values ('${newId()}', '${ids.video}', 0, 'en', '', 'failed', '${REASON}');
    insert into plans (id, video_id, hash, plan, ffmpeg_version) values ('${ids.plan}', '${ids.video}', 'h', '{}', '5');
    insert into chunks (id, video_id, plan_id, kind, rendition_name, number, first_segment, segment_count, state, last_error)
      values ('${newId()}', '${ids.video}', '${ids.plan}', 'entry', 'v360', 0, 0, 1, 'failed', '${REASON}'),
             ('${newId()}', '${ids.video}', '${ids.plan}', 'entry', 'v360', 1, 1, 1, 'pending', null)`);
  return sql;
}

const sentences = (rows: readonly { failure?: StoredMessage | null }[]) =>
  rows.map(({ failure }) => failure && sentenceOf(failure));

test("the sentences of an older version stay readable", async () => {
  const sql = await openBefore();
  await runMigration(sql, "messages");
  expect(sentences(await sql`select failure from videos`)).toEqual([REASON]);
  expect(sentences(await sql`select failure from subtitles`)).toEqual([REASON]);
  expect(sentences(await sql`select failure from chunks order by number`)).toEqual([REASON, null]);
});

test("what a process of an older version writes is readable too, and what it clears is gone", async () => {
  const sql = await openBefore();
  await runMigration(sql, "messages");
  const failure = async () => sentences(await sql`select failure from videos`)[0];
  await sql`update videos set failure = ${sql.json(messageOf("media.empty"))}`;
  expect(await failure()).toBe("This file is empty.");
  await sql`update videos set failure_reason = null, state = 'queued'`;
  expect(await failure()).toBeNull();
  await sql`update videos set failure_reason = 'It broke.', state = 'failed'`;
  expect(await failure()).toBe("It broke.");
  await sql`update chunks set last_error = 'It broke.' where number = 1`;
  expect(sentences(await sql`select failure from chunks order by number`)).toEqual([REASON, "It broke."]);
  await sql`insert into subtitles (id, video_id, number, language_tag, name, state, failure_reason)
    values (${newId()}, ${ids.video}, 1, 'en', '', 'failed', 'It broke.')`;
  expect(sentences(await sql`select failure from subtitles order by number`)).toEqual([REASON, "It broke."]);
});
