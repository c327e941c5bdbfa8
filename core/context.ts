import { type Env } from "#core/config/env.ts";
import { type VideoEvents } from "#core/encoding/publishing/video-events.ts";
import { type Logger } from "#core/logger.ts";
import { type Storage } from "#core/storage/storage.ts";
import { type Database, type RawSql } from "#db/client.ts";

/** What every use case of core is given: the services of a process, made once by its entry point. */
export interface CoreContext extends Storage {
  readonly db: Database;
  /** Raw SQL and LISTEN; drizzle patches the other client. */
  readonly sql: RawSql;
  /** Who is told what becomes of videos. */
  readonly videoEvents: VideoEvents;
  readonly env: Env;
  readonly logger: Logger;
}
