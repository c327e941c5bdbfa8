import { statfs } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { insertPlannedVideo } from "#core/encoding/testing/insert-video.ts";
import { tempFolder } from "#core/testing/temp-folder.ts";
import { createTestContext, type TestContext } from "#core/testing/test-context.ts";
import { nextChunk } from "#worker/encode/next-chunk.ts";
import { workerContext } from "#worker/testing/worker-context.ts";

let site: TestContext;
beforeAll(async () => void (site = await createTestContext()));
afterAll(() => site.drop());

test("no chunk is claimed while the scratch disk is nearly full, though the store is elsewhere", async () => {
  const scratchRoot = tempFolder("scratch");
  const { bavail, bsize } = await statfs(scratchRoot);
  await insertPlannedVideo(site.ctx, 20);
  const stop = new AbortController();
  const next = (minFreeBytes: number) => {
    const ctx = { ...site.ctx, env: { ...site.ctx.env, MATINEE_MIN_FREE_BYTES: minFreeBytes } };
    return nextChunk(workerContext(ctx, { scratchRoot, signal: stop.signal }), "urgent");
  };
  const waiting = next(4 * bavail * bsize);
  setTimeout(() => stop.abort(), 300);
  expect(await waiting).toBeNull();
  const rows = await site.ctx.sql`select 1 from chunks where state = 'running'`;
  expect([...rows]).toEqual([]);
});
