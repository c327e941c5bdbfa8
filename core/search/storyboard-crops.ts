import { type SignedInUser } from "#core/accounts/types.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { storyboardTiles } from "#core/media/storyboard/storyboard.ts";
import { segmentFileName, segmentKey } from "#core/storage/object-key.ts";
import { createMediaToken } from "#core/playback/tokens/create-media-token.ts";
import { findCurrentVideo, type CurrentVideo } from "#core/playback/find-current-video.ts";
import { mediaBasePath } from "#core/playback/media-address.ts";
import { type SearchHit, type StoryboardCrop } from "#core/search/schemas.ts";

/** Plans and tokens are read once for each video; a page of lines has a few. */
const MOST_VIDEOS = 30;

/** Adds to each line the storyboard's image of its second, where that exists already. */
export async function storyboardCrops(
  ctx: CoreContext,
  user: SignedInUser,
  hits: readonly SearchHit[],
): Promise<SearchHit[]> {
  const ids = [
    ...new Set(hits.flatMap(({ kind, playable }) => (kind === "line" && playable ? playable.id : []))),
  ];
  const croppers = new Map<string, (seconds: number) => Promise<StoryboardCrop | null>>();
  for (const id of ids.slice(0, MOST_VIDEOS)) croppers.set(id, await cropperOf(ctx, user, id));
  return Promise.all(
    hits.map(async (hit) => {
      const crop = hit.playable && croppers.get(hit.playable.id);
      return crop && hit.seconds !== null ? { ...hit, crop: await crop(hit.seconds) } : hit;
    }),
  );
}

async function cropperOf(ctx: CoreContext, user: SignedInUser, playableId: string) {
  const current = await findCurrentVideo(ctx, user, { playableId }).catch((error: unknown) => {
    if (error instanceof DomainError) return null;
    throw error;
  });
  if (!current?.plan?.plan.storyboard) return () => Promise.resolve(null);
  const { token } = await createMediaToken(ctx, { videoId: current.video.id, subject: user.profileId });
  return cropper(ctx, current, current.plan, token);
}

function cropper(
  ctx: CoreContext,
  { video }: CurrentVideo,
  { plan, hash }: NonNullable<CurrentVideo["plan"]>,
  token: string,
) {
  const tiles = storyboardTiles(plan);
  const basePath = mediaBasePath({ token, videoId: video.id, planHash: hash });
  return async (seconds: number): Promise<StoryboardCrop | null> => {
    const tile = tiles.findLast(({ atSeconds }) => atSeconds <= seconds);
    if (!tile || !(await hasSprite(tile.chunkNumber))) return null;
    const { chunkNumber, x, y, width, height } = tile;
    return { url: `${basePath}sb/${segmentFileName("sb", chunkNumber)}`, x, y, width, height };
  };

  /** A sprite comes with its chunk; a ready video has all. */
  async function hasSprite(chunkNumber: number): Promise<boolean> {
    if (video.state === "ready") return true;
    return (await ctx.store.head(segmentKey(video.id, hash, "sb", chunkNumber))) !== null;
  }
}
