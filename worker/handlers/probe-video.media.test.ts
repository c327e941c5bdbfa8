import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { insertQueuedVideo } from "#core/encoding/testing/insert-video.ts";
import { box } from "#core/media/testing/mp4-bytes.ts";
import { initKey } from "#core/storage/object-key.ts";
import { type ObjectStore } from "#core/storage/object-store.ts";
import { tempFolder } from "#core/testing/temp-folder.ts";
import { createTestContext, type TestContext } from "#core/testing/test-context.ts";
import { makeClip, videoSource, tone } from "#worker/ffmpeg/testing/make-clip.ts";
import { workerContext } from "#worker/testing/worker-context.ts";
import { probeVideo } from "#worker/handlers/probe-video.ts";

let site: TestContext;
beforeAll(async () => void (site = await createTestContext()));
afterAll(() => site.drop());

/** A store in which another worker is always first, with the same init segment and one more box. */
function outrun(store: ObjectStore): ObjectStore {
  const others = (bytes: Uint8Array) => Buffer.concat([bytes, box("free")]);
  return {
    ...store,
    async putIfAbsent(key, body, options) {
      if (key.endsWith("/init.mp4")) await store.putIfAbsent(key, others(body as Uint8Array));
      return store.putIfAbsent(key, body, options);
    },
    async putFileIfAbsent(key, file, options) {
      if (key.endsWith("/init.mp4")) await store.putIfAbsent(key, others(await readFile(file)));
      return store.putFileIfAbsent(key, file, options);
    },
  };
}

test("renditions and audio tracks refer to the stored init segments, even those of another worker", async () => {
  const scratchRoot = tempFolder("probe");
  const film = await makeClip(`${scratchRoot}/film.mkv`, ...videoSource("64x48", "10", 2), ...tone(2));
  const { videoId } = await insertQueuedVideo(site.ctx, { sourceKind: "in_place", sourceKey: film });
  const ctx = { ...site.ctx, store: outrun(site.ctx.store) };
  await probeVideo(workerContext(ctx, { scratchRoot }), videoId);
  const rows = await site.ctx.sql<{ hash: string; rendition_name: string; bytes: number }[]>`
    select p.hash, t.rendition_name, t.init_bytes as bytes from plans p join (
      select plan_id, rendition_name, init_bytes from renditions union all select plan_id, rendition_name, init_bytes from audio_tracks
    ) t on t.plan_id = p.id where p.video_id = ${videoId}`;
  expect(rows.length).toBeGreaterThan(1);
  for (const { hash, rendition_name: renditionName, bytes } of rows) {
    expect((await site.ctx.store.head(initKey(videoId, hash, renditionName)))?.bytes).toBe(bytes);
  }
});
