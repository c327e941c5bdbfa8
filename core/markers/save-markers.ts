import { and, eq, isNull } from "drizzle-orm";
import { lockTitle, touchTitle } from "#core/catalog/lock-title.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { readMarkers } from "#core/markers/load-markers.ts";
import { MARKER_KINDS, type Marker, type MarkerKind, type Markers } from "#core/markers/types.ts";
import { type Transaction } from "#db/client.ts";
import { markers } from "#db/schema/markers.ts";
import { playables } from "#db/schema/playables.ts";
import { versions } from "#db/schema/versions.ts";
import { videos } from "#db/schema/videos.ts";

/** A shorter part can't be skipped: it is over before a viewer has read the button. */
export const MIN_MARKER_SECONDS = 1;

/** The markers of a file; omitted kinds stay, null removes one. */
export type MarkersChange = Partial<Markers> & { readonly videoId: string };

/**
 * Changes a video's markers; returns those that it had, for an undo. Throws not_found, and bad_input for a part
 * outside the video or shorter than a second, and for an intro that reaches into the credits.
 */
export async function saveMarkers(ctx: CoreContext, change: MarkersChange): Promise<Markers> {
  return ctx.db.transaction(async (tx) => {
    const { titleId, durationSeconds } = await lockVideo(tx, change.videoId);
    const before = await readMarkers(tx, change.videoId);
    const after = {
      intro: change.intro === undefined ? before.intro : change.intro,
      credits: change.credits === undefined ? before.credits : change.credits,
    };
    assertMarkers(after, durationSeconds);
    for (const kind of MARKER_KINDS) await writeMarker(tx, change.videoId, kind, after[kind]);
    await touchTitle(tx, titleId);
    return before;
  });
}

/** The video's title and length; the title is locked, as by every edit. */
async function lockVideo(tx: Transaction, videoId: string) {
  const [video] = await tx
    .select({ titleId: playables.titleId, durationSeconds: videos.durationSeconds })
    .from(videos)
    .innerJoin(versions, eq(versions.id, videos.versionId))
    .innerJoin(playables, eq(playables.id, versions.playableId))
    .where(and(eq(videos.id, videoId), isNull(videos.deletedAt)));
  if (!video) throw new DomainError("not_found", "videos.notFound");
  await lockTitle(tx, video.titleId);
  return video;
}

/** A video's length may be a little more than its header says. */
const BEYOND_END_SECONDS = 1;

function assertMarkers({ intro, credits }: Markers, durationSeconds: number | null): void {
  for (const marker of [intro, credits]) {
    if (marker) assertMarker(marker, durationSeconds);
  }
  if (intro && credits && intro.endSeconds > credits.startSeconds) {
    throw new DomainError("bad_input", "catalog.introInCredits");
  }
}

function assertMarker({ startSeconds, endSeconds }: Marker, durationSeconds: number | null): void {
  if (endSeconds - startSeconds < MIN_MARKER_SECONDS) {
    throw new DomainError("bad_input", "catalog.markerTooShort", { minSeconds: MIN_MARKER_SECONDS });
  }
  if (startSeconds >= 0 && (durationSeconds === null || endSeconds <= durationSeconds + BEYOND_END_SECONDS))
    return;
  throw new DomainError("bad_input", "catalog.markerOutside", { durationSeconds: durationSeconds ?? 0 });
}

/** Writes a marker, or removes it. */
export async function writeMarker(
  tx: Transaction,
  videoId: string,
  kind: MarkerKind,
  marker: Marker | null,
): Promise<void> {
  const key = and(eq(markers.videoId, videoId), eq(markers.kind, kind));
  if (!marker) return void (await tx.delete(markers).where(key));
  await tx
    .insert(markers)
    .values({ videoId, kind, ...marker })
    .onConflictDoUpdate({ target: [markers.videoId, markers.kind], set: { ...marker } });
}
