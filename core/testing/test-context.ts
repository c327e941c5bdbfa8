import { catalogFollowsVideos } from "#core/catalog/follow-videos.ts";
import { readEnv } from "#core/config/env.ts";
import { type CoreContext } from "#core/context.ts";
import { createLogger } from "#core/logger.ts";
import { openMetadata } from "#core/metadata/open-metadata.ts";
import { openSearchEngines } from "#core/search-index/engines.ts";
import { createMemoryStorage } from "#core/storage/drivers/memory/memory-storage.ts";
import { createTestDatabase, type TestDatabase } from "#core/testing/test-database.ts";

export interface TestContext {
  readonly ctx: CoreContext;
  readonly database: TestDatabase;
  drop(): Promise<void>;
}

/**
 * The context of use cases for tests: a separate database, a store in memory, the default settings (with the
 * changes in `env`), a silent log. Call `drop()` in `afterAll`.
 */
export async function createTestContext(env: Record<string, string> = {}): Promise<TestContext> {
  const database = await createTestDatabase();
  const read = readEnv({ NODE_ENV: "test", MATINEE_TEST: "1", DATABASE_URL: database.url, ...env });
  const search = openSearchEngines(database.clients.db, read, database.name);
  const ctx: CoreContext = {
    db: database.clients.db,
    sql: database.clients.sql,
    ...createMemoryStorage({ partSecret: "secret" }),
    videoEvents: catalogFollowsVideos,
    search,
    metadata: openMetadata(read),
    env: read,
    logger: createLogger("test", "silent"),
  };
  const drop = () => {
    search.close();
    return database.drop();
  };
  return { ctx, database, drop };
}
