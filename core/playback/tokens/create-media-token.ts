import { type MediaToken } from "#core/playback/types.ts";
import { eq } from "drizzle-orm";
import { testTokenSeconds } from "#core/config/env.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { signMediaToken, subjectOf } from "#core/playback/tokens/media-token.ts";
import { currentSigningKey } from "#core/playback/tokens/signing-keys.ts";
import { videos } from "#db/schema/videos.ts";

const SHORTEST_VIEWING_SECONDS = 12 * 3600;
/** A film can be paused and resumed: three times its duration. */
const DURATIONS = 3;
const LONGEST_SECONDS = 30 * 24 * 3600;
/**
 * Expiry times are full hours, so that the addresses of a film stay the same for a while, and caches keep
 * working.
 */
const ROUNDED_TO_SECONDS = 3600;

/**
 * Creates a token for one video's media. Without `ttlSeconds` it is valid for max(12 h, 3 × the duration),
 * rounded up to the hour; with it, exactly that long (at most 30 days). `subject` is the viewer (a profile's
 * id) and is stored as a hash. The caller checks whether the viewer may watch. Throws not_found.
 */
export async function createMediaToken(
  ctx: CoreContext,
  input: { videoId: string; ttlSeconds?: number; subject?: string },
): Promise<MediaToken> {
  const [video] = await ctx.db
    .select({ epoch: videos.epoch, durationSeconds: videos.durationSeconds })
    .from(videos)
    .where(eq(videos.id, input.videoId));
  if (!video) throw new DomainError("not_found", "videos.notFound");
  const expiry = expirySeconds(input.ttlSeconds ?? testTokenSeconds(ctx.env), video.durationSeconds ?? 0);
  const token = signMediaToken(
    {
      video: input.videoId,
      epoch: video.epoch,
      expiry,
      scope: "viewer",
      ...(input.subject ? { subject: subjectOf(input.subject) } : {}),
    },
    await currentSigningKey(ctx),
  );
  return { token, expiresAt: new Date(expiry * 1000) };
}

function expirySeconds(ttlSeconds: number | undefined, durationSeconds: number): number {
  const now = Math.floor(Date.now() / 1000);
  if (ttlSeconds !== undefined) return now + Math.max(1, Math.min(Math.floor(ttlSeconds), LONGEST_SECONDS));
  const wanted = Math.max(SHORTEST_VIEWING_SECONDS, Math.ceil(durationSeconds * DURATIONS));
  return Math.ceil((now + Math.min(wanted, LONGEST_SECONDS)) / ROUNDED_TO_SECONDS) * ROUNDED_TO_SECONDS;
}
