import { type DescribedTitle } from "#core/metadata/load-described-title.ts";
import { type MetadataService } from "#core/metadata/metadata-service.ts";

/** Databases whose ids the service can look up, the more reliable first. */
const FOREIGN_DATABASES = ["imdb", "tvdb"] as const;

/**
 * The service's id of a title whose ids are stored, from an NFO file, a file's name or an earlier search: its own, or by
 * one of another database. Null for a title without ids, and for ids that the service does not know.
 */
export async function linkedTitleId(service: MetadataService, title: DescribedTitle): Promise<string | null> {
  const { kind, languageTag, externalIds } = title;
  const own = externalIds[service.database];
  if (own !== undefined) return own;
  for (const database of FOREIGN_DATABASES) {
    const id = externalIds[database];
    const found = id === undefined ? null : await service.findForeign({ kind, database, id, languageTag });
    if (found) return found.serviceId;
  }
  return null;
}
