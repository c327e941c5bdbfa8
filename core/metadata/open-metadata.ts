import { metadataSettings, type MetadataEnv } from "#core/config/metadata-settings.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { createTmdbMetadata } from "#core/metadata/drivers/tmdb/tmdb-metadata.ts";
import { type MetadataService } from "#core/metadata/metadata-service.ts";

/** The metadata service that the environment names; null without a key. Sends nothing. */
export function openMetadata(env: MetadataEnv): MetadataService | null {
  const settings = metadataSettings(env);
  return settings && createTmdbMetadata(settings);
}

/** The metadata service of a site. Throws conflict where there is none. */
export function requireMetadata({ metadata }: Pick<CoreContext, "metadata">): MetadataService {
  if (metadata) return metadata;
  throw new DomainError("conflict", "metadata.off");
}

/** Whether a site has a metadata service, and the host that gets its requests. */
export function metadataState({ metadata }: Pick<CoreContext, "metadata">): { host: string | null } {
  return { host: metadata?.host ?? null };
}
