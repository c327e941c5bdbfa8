import { and, eq, isNull } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { createMediaToken } from "#core/playback/tokens/create-media-token.ts";
import { mediaBasePath } from "#core/playback/media-address.ts";
import { plans } from "#db/schema/plans.ts";
import { profiles } from "#db/schema/profiles.ts";
import { users } from "#db/schema/users.ts";
import { videos } from "#db/schema/videos.ts";

export interface MasterLink {
  /** Path of the master playlist; a GET of it, and of all addresses in it, needs no cookie. */
  readonly masterPath: string;
  readonly expiresAt: Date;
}

/**
 * Creates a link that plays one video in any player, as the user `email` (or without a user). `ttlSeconds` as
 * in `createMediaToken`. Throws not_found for the video and the user, and conflict if the video is not
 * playable yet.
 */
export async function createLink(
  ctx: CoreContext,
  input: { videoId: string; email?: string | undefined; ttlSeconds?: number | undefined },
): Promise<MasterLink> {
  const [video] = await ctx.db
    .select({ id: videos.id, planHash: plans.hash })
    .from(videos)
    .leftJoin(plans, eq(plans.id, videos.currentPlanId))
    .where(and(eq(videos.id, input.videoId), isNull(videos.deletedAt)));
  if (!video) throw new DomainError("not_found", "videos.notFound");
  if (!video.planHash) throw new DomainError("conflict", "playback.notPlayableYet");
  const subject = input.email === undefined ? undefined : await defaultProfile(ctx, input.email);
  const { token, expiresAt } = await createMediaToken(ctx, {
    videoId: video.id,
    ...(input.ttlSeconds === undefined ? {} : { ttlSeconds: input.ttlSeconds }),
    ...(subject === undefined ? {} : { subject }),
  });
  const base = mediaBasePath({ token, videoId: video.id, planHash: video.planHash });
  return { masterPath: `${base}master.m3u8`, expiresAt };
}

async function defaultProfile(ctx: CoreContext, email: string): Promise<string> {
  const [row] = await ctx.db
    .select({ id: profiles.id })
    .from(users)
    .innerJoin(profiles, and(eq(profiles.userId, users.id), eq(profiles.isDefault, true)))
    .where(eq(users.email, email.trim().toLowerCase()));
  if (!row) throw new DomainError("not_found", "playback.noAccount", { email });
  return row.id;
}
