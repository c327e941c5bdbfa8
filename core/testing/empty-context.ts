import { afterAll, beforeAll, beforeEach } from "vitest";
import { type CoreContext } from "#core/context.ts";
import { createMemoryStorage } from "#core/storage/drivers/memory/memory-storage.ts";
import { createTestContext, type TestContext } from "#core/testing/test-context.ts";

/**
 * Gives each test of a file a context without titles, users, tombstones and jobs, and with a store of its own. Call
 * it at the top of the file, before hooks that need the context.
 */
export function emptyContextForEach(use: (ctx: CoreContext) => void): void {
  let site: TestContext;
  beforeAll(async () => {
    site = await createTestContext();
  });
  afterAll(() => site.drop());
  beforeEach(async () => {
    const ctx = { ...site.ctx, ...createMemoryStorage({ partSecret: "secret" }) };
    await ctx.sql`truncate titles, tombstones, users cascade`;
    await ctx.sql`delete from graphile_worker._private_jobs`;
    use(ctx);
  });
}
