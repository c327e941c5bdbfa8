import { afterAll, beforeAll, expect, test } from "vitest";
import { insertPlannedVideo } from "#core/encoding/testing/insert-video.ts";
import { newId } from "#core/uuid.ts";
import { enqueue } from "#core/jobs/enqueue.ts";
import { reconcile } from "#core/recovery/reconcile.ts";
import { createTestContext, type TestContext } from "#core/testing/test-context.ts";

let site: TestContext;
beforeAll(async () => void (site = await createTestContext()));
afterAll(() => site.drop());

test("captions whose worker died on the last attempt are given up, not tried for ever", async () => {
  const { videoId } = await insertPlannedVideo(site.ctx, 20);
  await site.ctx.sql`
    insert into subtitles (id, video_id, number, source_stream_index, language_tag, name, created_at)
    values (${newId()}, ${videoId}, 0, 2, 'en', 'English', now() - interval '1 minute')`;
  await site.ctx.sql`update videos set playable_at = now() where id = ${videoId}`;
  const captions = async () => (await site.ctx.sql`select state, failure from subtitles`)[0];
  expect(await reconcile(site.ctx)).toMatchObject({ subtitles: 1 });
  await site.ctx.sql`update graphile_worker._private_jobs set attempts = max_attempts
    where id = (select id from graphile_worker.jobs where task_identifier = 'extract-subtitles')`;
  // The new job of a retry, beside the spent one, has not run yet.
  await site.ctx.db.transaction((tx) => enqueue(tx, "extract-subtitles", { videoId }));
  expect(await reconcile(site.ctx)).toMatchObject({ failed: 0, subtitles: 0 });
  expect(await captions()).toMatchObject({ state: "waiting" });

  await site.ctx.sql`update graphile_worker._private_jobs set attempts = max_attempts`;
  expect(await reconcile(site.ctx)).toMatchObject({ failed: 1, subtitles: 0 });
  expect(await captions()).toMatchObject({
    state: "failed",
    failure: { key: "subtitles.unreadable", params: {} },
  });
  expect(await reconcile(site.ctx)).toMatchObject({ failed: 0, subtitles: 0 });
});
