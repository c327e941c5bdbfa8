import path from "node:path";
import { catalogFollowsVideos } from "#core/catalog/follow-videos.ts";
import { readEnv, requireDatabaseUrl, type Env } from "#core/config/env.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { createLogger, type Logger } from "#core/logger.ts";
import { openMetadata } from "#core/metadata/open-metadata.ts";
import { assertDatabase } from "#core/start/assert-database.ts";
import { assertStoreIdentity } from "#core/start/store-identity.ts";
import { openSearchEngines } from "#core/search-index/engines.ts";
import { openStorage } from "#core/storage/open-storage.ts";
import { connectDatabase } from "#db/client.ts";
import { type ProcessRole } from "#db/schema/processes.ts";
import { assertSchema, SchemaTooOldError } from "#db/schema-version.ts";

export type ContextRole = ProcessRole | "cli";

/**
 * Connections of a context's two clients together. The other connections of a process (its liveness lock,
 * LISTEN, the job runner's pool) are taken into account, so that a transcoder has five and the web twelve.
 */
const CONTEXT_CONNECTIONS: Record<ContextRole, number> = { web: 10, worker: 4, transcoder: 2, cli: 3 };

export interface OpenContext {
  readonly ctx: CoreContext;
  readonly close: () => Promise<void>;
}

/**
 * Connects a process to its services: the database (refused when its schema is older than this code) and the
 * object store (refused when it belongs to another database). Throws `DomainError` unavailable or conflict with
 * what to do about it.
 */
export async function openContext(
  role: ContextRole,
  env: Env = readEnv(),
  options: { logger?: Logger } = {},
): Promise<OpenContext> {
  const logger = options.logger ?? createLogger(role, env.LOG_LEVEL);
  const clients = connectDatabase(requireDatabaseUrl(env), CONTEXT_CONNECTIONS[role], `matinee-${role}`);
  try {
    await assertSchema(clients.sql).catch(explainDatabase);
    await assertDatabase(clients);
    const storage = await openStorage(env);
    await assertStoreIdentity(clients.db, storage.store);
    const { db, sql } = clients;
    const search = openSearchEngines(db, env);
    const metadata = openMetadata(env);
    const videoEvents = catalogFollowsVideos;
    const ctx: CoreContext = { db, sql, ...storage, videoEvents, search, metadata, env, logger };
    const close = () => {
      search.close();
      return clients.close();
    };
    return { ctx, close };
  } catch (error) {
    await clients.close();
    throw error;
  }
}

/** The data folder as an absolute path; the supervisor passes an absolute one already. */
export function dataDirectory(env: Env): string {
  return path.resolve(env.MATINEE_DATA_DIR);
}

function explainDatabase(cause: unknown): never {
  if (cause instanceof SchemaTooOldError)
    throw new DomainError("conflict", "start.schemaTooOld", { missing: cause.missing }, { cause });
  throw new DomainError("unavailable", "start.databaseAway", {}, { cause });
}
