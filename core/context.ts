import { type Env } from "#core/config/env.ts";
import { type VideoEvents } from "#core/encoding/publishing/video-events.ts";
import { type Logger } from "#core/logger.ts";
import { type MetadataService } from "#core/metadata/metadata-service.ts";
import { type SearchEngines } from "#core/search-index/engines.ts";
import { type Storage } from "#core/storage/storage.ts";
import { type Database, type RawSql } from "#db/client.ts";

/** The context of every use case in core: the services of a process, created once by its entry point. */
export interface CoreContext extends Storage {
  readonly db: Database;
  /** Raw SQL and LISTEN; drizzle patches the other client. */
  readonly sql: RawSql;
  /** The listeners for changes of videos. */
  readonly videoEvents: VideoEvents;
  readonly search: SearchEngines;
  /** The service with facts and images; null where none is set up. */
  readonly metadata: MetadataService | null;
  readonly env: Env;
  readonly logger: Logger;
}
