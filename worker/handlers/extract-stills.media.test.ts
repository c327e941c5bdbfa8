import { afterAll, beforeAll, expect, test } from "vitest";
import { insertQueuedVideo } from "#core/encoding/testing/insert-video.ts";
import { imageKey } from "#core/storage/object-key.ts";
import { tempFolder } from "#core/testing/temp-folder.ts";
import { createTestContext, type TestContext } from "#core/testing/test-context.ts";
import { makeClip, videoSource } from "#worker/ffmpeg/testing/make-clip.ts";
import { extractStillsOf } from "#worker/handlers/extract-stills.ts";
import { probeVideo } from "#worker/handlers/probe-video.ts";
import { workerContext } from "#worker/testing/worker-context.ts";

let site: TestContext;
beforeAll(async () => void (site = await createTestContext()));
afterAll(() => site.drop());

test("images that a job could not record, because the database went away, are used by its next run", async () => {
  const { ctx } = site;
  const scratchRoot = tempFolder("stills");
  const clip = await makeClip(
    `${scratchRoot}/film.mkv`,
    ...videoSource("320x180", "10", 4),
    "-c:v",
    "libx264",
  );
  const { videoId } = await insertQueuedVideo(ctx, { sourceKind: "in_place", sourceKey: clip });
  const worker = workerContext(ctx, { scratchRoot });
  await probeVideo(worker, videoId);

  await ctx.sql`
    create function refuse_rows() returns trigger language plpgsql as $$ begin raise 'the database goes away' using errcode = '57P01'; end $$`;
  await ctx.sql`create trigger refuse before insert on images for each row execute function refuse_rows()`;
  await expect(extractStillsOf(worker, videoId)).rejects.toThrow();
  await ctx.sql`drop trigger refuse on images`;
  const storedFirst = await storedImages();
  expect(storedFirst.length).toBeGreaterThan(0);

  await extractStillsOf(worker, videoId);
  const rows = await ctx.sql<{ id: string; widths: number[] }[]>`select id, widths from images`;
  const named = rows.flatMap(({ id, widths }) => widths.map((width) => imageKey(id, width)));
  expect(await storedImages()).toEqual(named.sort());
  expect(storedFirst).toEqual(named.sort());
});

async function storedImages(): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of site.ctx.store.list("images/")) keys.push(key);
  return keys.sort();
}
