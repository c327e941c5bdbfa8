import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { listJobs } from "#core/admin/list-jobs.ts";
import { type CoreContext } from "#core/context.ts";
import { claimChunk } from "#core/encoding/chunks/claim-chunk.ts";
import { chunkRequests } from "#core/encoding/chunks/urgent-chunks.ts";
import { insertPlannedVideo } from "#core/encoding/testing/insert-video.ts";
import { countOpenWork } from "#core/status/open-work.ts";
import { createTestContext, type TestContext } from "#core/testing/test-context.ts";
import { newId } from "#core/uuid.ts";
import { connectDatabase, type DatabaseClients } from "#db/client.ts";

let site: TestContext;
let clients: DatabaseClients;
let ctx: CoreContext;
beforeAll(async () => {
  site = await createTestContext();
  await insertPlannedVideo(site.ctx, 20);
});
afterAll(() => site.drop());
beforeEach(() => {
  clients = connectDatabase(site.database.url, 2);
  ctx = { ...site.ctx, ...clients };
});
afterEach(() => clients.close());

it.each<[string, () => Promise<unknown>]>([
  ["claimChunk", () => claimChunk(ctx, { processId: newId() })],
  ["chunkRequests", () => chunkRequests(ctx, [newId()])],
  ["countOpenWork", () => countOpenWork(ctx)],
  ["listJobs", () => listJobs(ctx)],
])("%s can be the first query of a process", async (_name, query) => {
  await expect(query()).resolves.not.toBeNull();
});
