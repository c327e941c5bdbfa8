import { and, eq } from "drizzle-orm";
import { type ArtworkTarget } from "#core/catalog/artwork/add-artwork.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { linkedTitleId } from "#core/metadata/linked-title-id.ts";
import { loadDescribedTitle } from "#core/metadata/load-described-title.ts";
import { type EpisodeNumbers } from "#core/metadata/metadata-service.ts";
import { requireMetadata } from "#core/metadata/open-metadata.ts";
import { type ServiceImage } from "#core/metadata/types.ts";
import { playables } from "#db/schema/playables.ts";
import { seasons } from "#db/schema/seasons.ts";

/** What images are wanted for. Without `serviceId` the title is the one whose id is stored. */
export interface ImageSearch {
  readonly target: ArtworkTarget;
  readonly serviceId?: string | undefined;
}

/**
 * The images that the metadata service has for a title's poster or backdrop, or for an episode's still, the best first.
 * `serviceId` is null, without images, for a title that is not linked: then it must be found first. Throws not_found,
 * conflict without a service, and what `MetadataService` throws.
 */
export async function listServiceImages(
  ctx: CoreContext,
  { target, serviceId: given }: ImageSearch,
): Promise<{ serviceId: string | null; images: readonly ServiceImage[] }> {
  const service = requireMetadata(ctx);
  const title = await loadDescribedTitle(ctx, target.titleId);
  const serviceId = given ?? (await linkedTitleId(service, title));
  if (serviceId === null) return { serviceId, images: [] };
  const id = { kind: title.kind, serviceId, languageTag: title.languageTag };
  if (target.kind === "still") {
    const images = await service.stills(id, await numbersOf(ctx, target.playableId, target.titleId));
    return { serviceId, images };
  }
  const { posters, backdrops } = await service.title(id);
  return { serviceId, images: target.kind === "poster" ? posters : backdrops };
}

async function numbersOf(ctx: CoreContext, playableId: string, titleId: string): Promise<EpisodeNumbers> {
  const [found] = await ctx.db
    .select({ season: seasons.number, episode: playables.number })
    .from(playables)
    .innerJoin(seasons, eq(seasons.id, playables.seasonId))
    .where(and(eq(playables.id, playableId), eq(playables.titleId, titleId)));
  if (found?.episode == null) throw new DomainError("not_found", "catalog.episodeNotFound");
  return { season: found.season, episode: found.episode };
}
