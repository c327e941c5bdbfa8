import { scopesOf } from "#core/accounts/scopes.ts";
import { type SignedInUser } from "#core/accounts/types.ts";
import { type CoreContext } from "#core/context.ts";
import { createPlan } from "#core/encoding/plans/create-plan.ts";
import { newId } from "#core/uuid.ts";
import { planHash } from "#core/media/plan/plan-hash.ts";
import { videoChunks, audioChunks } from "#core/media/plan/segment-grid.ts";
import { type MediaInfo, type Plan } from "#core/media/types.ts";
import { notifySegment } from "#core/notifications/channels.ts";
import { initKey, segmentKey } from "#core/storage/object-key.ts";
import { createMovie } from "#core/uploads/create-movie.ts";
import { eq } from "drizzle-orm";
import { profiles } from "#db/schema/profiles.ts";
import { segments } from "#db/schema/segments.ts";
import { users } from "#db/schema/users.ts";
import { versions } from "#db/schema/versions.ts";
import { videos } from "#db/schema/videos.ts";

/** A planned film without encoded segments, for tests. */
export interface TestFilm {
  readonly videoId: string;
  readonly versionId: string;
  readonly titleId: string;
  readonly playableId: string;
  readonly planId: string;
  readonly hash: string;
  readonly plan: Plan;
  readonly owner: SignedInUser;
}

/** A user with a default profile and a password that matches nothing. */
export async function insertUser(
  ctx: CoreContext,
  role: SignedInUser["role"] = "viewer",
): Promise<SignedInUser> {
  const [userId, profileId] = [newId(), newId()];
  const email = `${userId}@example.test`;
  await ctx.db.insert(users).values({ id: userId, email, passwordHash: "none", role });
  await ctx.db.insert(profiles).values({ id: profileId, userId, name: "Test", isDefault: true });
  return { userId, email, role, scopes: scopesOf(role), profileId, profileName: "Test" };
}

/** The plan of a film at 25 frames a second: segments of 4 s, 360p and 720p, one English audio track. */
export function testPlan(segmentCount: number): Plan {
  const rendition = (height: number, frameWidth: number, capKbps: number) => {
    return { renditionName: `v${height}`, height, frameWidth, frameHeight: height, capKbps };
  };
  return {
    version: 1,
    frameRate: { num: 25, den: 1 },
    totalFrames: segmentCount * 100,
    segmentFrames: 100,
    segmentCount,
    durationSeconds: segmentCount * 4,
    sourceStartSeconds: 0,
    sourceVideoStreamIndex: 0,
    renditions: [rendition(360, 640, 800), rendition(720, 1280, 2800)],
    audio: [
      {
        renditionName: "a0",
        sourceStreamIndex: 1,
        languageTag: "en",
        name: "English",
        isDefault: true,
        channels: 2,
        sampleRate: 48000,
        bitrateKbps: 128,
        offsetSeconds: 0,
      },
    ],
    videoChunks: videoChunks(segmentCount),
    audioChunks: audioChunks(segmentCount),
    storyboard: { intervalSeconds: 10, tileWidth: 320, tileHeight: 180, columns: 3 },
    normalise: [],
  };
}

/** Inserts a film by the use cases that uploads and probes go through, with its inits in the store. */
export async function insertFilm(
  ctx: CoreContext,
  options: { segmentCount?: number; owner?: SignedInUser; fileName?: string } = {},
): Promise<TestFilm> {
  const owner = options.owner ?? (await insertUser(ctx, "admin"));
  const plan = testPlan(options.segmentCount ?? 30);
  const [videoId, hash] = [newId(), planHash(plan)];
  const file = {
    videoId,
    fileName: options.fileName ?? "A film.mp4",
    sourceKey: `sources/${videoId}/x/source`,
    sourceBytes: 1_000_000,
  };
  const { titleId, playableId } = await ctx.db.transaction((tx) => createMovie(tx, owner, file));
  const codecs = (name: string) => (name.startsWith("a") ? "mp4a.40.2" : "avc1.64001f");
  const inits = [...plan.renditions, ...plan.audio].map(({ renditionName }) => ({
    renditionName,
    bytes: 4,
    codecs: codecs(renditionName),
  }));
  for (const { renditionName } of inits)
    await ctx.store.put(initKey(videoId, hash, renditionName), Buffer.from("init"));
  const info = { subtitles: [], chapters: [] } as unknown as MediaInfo;
  await createPlan(ctx, { videoId, info, plan, hash, ffmpegVersion: "test", inits });
  const [video] = await ctx.db.select().from(videos).where(eq(videos.id, videoId));
  const [version] = await ctx.db.select().from(versions).where(eq(versions.currentVideoId, videoId));
  if (!video?.currentPlanId || !version) throw new Error("The film was not planned.");
  return {
    videoId,
    versionId: version.id,
    titleId,
    playableId,
    planId: video.currentPlanId,
    hash,
    plan,
    owner,
  };
}

/** Stores a segment like a transcoder: the object, then its row, then its notification. */
export async function insertSegment(
  ctx: CoreContext,
  film: TestFilm,
  segment: { renditionName: string; number: number; body?: string },
): Promise<void> {
  const { renditionName, number, body = `${renditionName} ${number}` } = segment;
  await ctx.store.putIfAbsent(segmentKey(film.videoId, film.hash, renditionName, number), Buffer.from(body));
  await ctx.db.transaction(async (tx) => {
    const row = { planId: film.planId, videoId: film.videoId, renditionName, number, bytes: body.length };
    await tx.insert(segments).values(row);
    await notifySegment(tx, { videoId: film.videoId, renditionName, number });
  });
}
