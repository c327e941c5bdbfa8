import { type SignedInUser } from "#core/accounts/types.ts";
import { loadPlayableCards } from "#core/catalog/playable-cards.ts";
import { type WatchState } from "#core/catalog/types.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { findRevision } from "#core/history/find-revision.ts";
import { WATCHED_SHARE } from "#core/history/types.ts";
import { loadMarkers } from "#core/markers/load-markers.ts";
import { playableSeconds } from "#core/media/hls/playlist-media.ts";
import { createMediaToken } from "#core/playback/tokens/create-media-token.ts";
import { findCurrentVideo, type CurrentVideo } from "#core/playback/find-current-video.ts";
import { findNextPlayable } from "#core/playback/find-next-playable.ts";
import { getReadiness } from "#core/playback/get-readiness.ts";
import { loadTracks } from "#core/playback/load-tracks.ts";
import { mediaBasePath } from "#core/playback/media-address.ts";
import { type PlaybackSession } from "#core/playback/types.ts";

/**
 * Everything that the player page needs: what plays, from which addresses, from which position, and what
 * comes next. Without a plan (just uploaded, or refused) the addresses are null and `state` tells why. Throws
 * not_found if it does not exist, or if this user may not watch it.
 */
export async function getPlaybackSession(
  ctx: CoreContext,
  user: SignedInUser,
  input: { playableId: string; versionId?: string | undefined },
): Promise<PlaybackSession> {
  // Read before the position: the session must not claim to know a change between the two reads.
  const watchRevision = await findRevision(ctx, user, input.playableId);
  const [current, cards, next] = await Promise.all([
    findCurrentVideo(ctx, user, input),
    loadPlayableCards(ctx, user, [input.playableId]),
    findNextPlayable(ctx, user, input.playableId),
  ]);
  const playable = cards.get(input.playableId);
  if (!playable) throw new DomainError("not_found", "playback.titleUnavailable");
  const [media, markers] = await Promise.all([
    describeMedia(ctx, user, current),
    loadMarkers(ctx, current.video.id),
  ]);
  return {
    playable,
    versionId: current.versionId,
    videoId: current.video.id,
    state: current.video.state,
    failureReason: current.video.failure,
    ...media,
    markers,
    resumeAtSeconds: resumeAt(playable.progress, media.durationSeconds),
    watchRevision,
    next,
  };
}

type Media = Omit<
  PlaybackSession,
  | "playable"
  | "versionId"
  | "videoId"
  | "state"
  | "failureReason"
  | "markers"
  | "resumeAtSeconds"
  | "watchRevision"
  | "next"
>;

async function describeMedia(ctx: CoreContext, user: SignedInUser, current: CurrentVideo): Promise<Media> {
  const { plan, video } = current;
  if (!plan) return NOTHING_YET;
  const token = await createMediaToken(ctx, { videoId: video.id, subject: user.profileId });
  const basePath = mediaBasePath({ token: token.token, videoId: video.id, planHash: plan.hash });
  const [tracks, readiness] = await Promise.all([
    loadTracks(ctx, plan, basePath),
    getReadiness(ctx, video.id),
  ]);
  return {
    allUrl: `${basePath}all.m3u8`,
    masterUrl: `${basePath}master.m3u8`,
    storyboardUrl: plan.plan.storyboard ? `${basePath}storyboard.vtt` : null,
    tokenExpiresAt: token.expiresAt,
    durationSeconds: playableSeconds(plan.plan, video.endsAtSegment),
    ...tracks,
    readiness,
  };
}

const NOTHING_YET: Media = {
  allUrl: null,
  masterUrl: null,
  storyboardUrl: null,
  tokenExpiresAt: null,
  durationSeconds: null,
  subtitles: [],
  audio: [],
  chapters: [],
  readiness: null,
};

/** The saved position; 0 if there is none, or it was watched to its end. */
function resumeAt(progress: WatchState | null, durationSeconds: number | null): number {
  if (!progress || progress.watched) return 0;
  const end = durationSeconds ?? progress.durationSeconds;
  return progress.positionSeconds >= WATCHED_SHARE * end ? 0 : progress.positionSeconds;
}
