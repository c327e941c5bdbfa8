import { planChunks } from "#core/encoding/plans/plan-chunks.ts";
import { measureRates } from "#core/encoding/publishing/measure-rates.ts";
import { type Plan } from "#core/media/types.ts";
import { planHash } from "#core/media/plan/plan-hash.ts";
import { seedId } from "#cli/seed/seed-ids.ts";
import { messageOf } from "#core/messages/message.ts";
import { initKey, segmentKey, uploadPrefix } from "#core/storage/object-key.ts";
import { sourceKeyOf } from "#core/storage/part-rules.ts";
import { type audioTracks } from "#db/schema/audio-tracks.ts";
import { type chunks } from "#db/schema/chunks.ts";
import { type plans } from "#db/schema/plans.ts";
import { type renditions } from "#db/schema/renditions.ts";
import { type segments } from "#db/schema/segments.ts";
import { type videos } from "#db/schema/videos.ts";
import { type Fixture } from "#db/seed/fixture-files.ts";
import { type VideoState } from "#core/videos/video-states.ts";

/** A video's states; what is `refused` failed, and cannot be retried. */
export type FilmState = VideoState | "refused";

/** Rows and objects of one video, created from the fixture. */
export interface Film {
  readonly video: Omit<typeof videos.$inferInsert, "versionId">;
  readonly plans: (typeof plans.$inferInsert)[];
  readonly renditions: (typeof renditions.$inferInsert)[];
  readonly audioTracks: (typeof audioTracks.$inferInsert)[];
  readonly chunks: (typeof chunks.$inferInsert)[];
  readonly segments: (typeof segments.$inferInsert)[];
  readonly objects: ReadonlyMap<string, Buffer>;
}

const CODECS = { video: "avc1.640009", audio: "mp4a.40.2" };
const FFMPEG_VERSION = "5.1";

/** Creates the n-th film in a state. Ids, keys and bytes are the same each time. */
export function makeFilm(
  fixture: Fixture,
  input: { number: number; fileName: string; state: FilmState; at: Date },
): Film {
  const { number, state, at } = input;
  const ids = { videoId: seedId("video", number), planId: seedId("plan", number) };
  const sourceKey = sourceKeyOf(uploadPrefix(ids.videoId, seedId("upload", number)));
  const plan = fixture.plan as Plan;
  const source = {
    id: ids.videoId,
    sourceKey,
    sourceBytes: fixture.source.length,
    sourceFileName: input.fileName,
    uploadedAt: at,
    createdAt: at,
  };
  const base = { ...NO_ROWS, objects: new Map([[sourceKey, fixture.source]]) };
  if (state === "queued" || state === "refused")
    return { ...base, video: { ...source, ...fateOf(state, at) } };
  const created = encodedSegments(plan, state);
  const planned = {
    mediaInfo: fixture.mediaInfo,
    durationSeconds: plan.durationSeconds,
    currentPlanId: ids.planId,
  };
  const hash = planHash(plan);
  return {
    video: { ...source, ...planned, ...fateOf(state, at) },
    plans: [
      { id: ids.planId, videoId: ids.videoId, hash, plan, ffmpegVersion: FFMPEG_VERSION, createdAt: at },
    ],
    ...trackRows(fixture, { ...ids, state, at }),
    chunks: chunkRows(plan, { ...ids, number, state, at }),
    segments: created.map((one) => ({ ...ids, ...one, bytes: bytesOf(fixture, one).length, createdAt: at })),
    objects: new Map([...base.objects, ...planObjects(fixture, { ...ids, hash, created })]),
  };
}

const NO_ROWS = { plans: [], renditions: [], audioTracks: [], chunks: [], segments: [] };

function fateOf(state: FilmState, at: Date): Partial<typeof videos.$inferInsert> {
  const range = { fromSeconds: 4, toSeconds: 24, track: "video" } as const;
  const failure = messageOf("encoding.rangeKilled", { times: 3, ...range });
  switch (state) {
    case "queued":
    case "processing":
      return { state };
    case "playable":
      return { state, playableAt: at };
    case "ready":
      return { state, playableAt: at, readyAt: at };
    case "failed":
      return { state, playableAt: at, failure };
    case "refused":
      return { state: "failed", failure: messageOf("media.unreadable"), refused: true };
  }
}

interface SegmentName {
  readonly renditionName: string;
  readonly number: number;
}

/** All segments of a ready film; the first segments of a film in progress. */
function encodedSegments(plan: Plan, state: FilmState): SegmentName[] {
  const count = state === "ready" ? plan.segmentCount : state === "processing" ? 0 : 1;
  const sprites = state === "ready" ? plan.videoChunks.length : 0;
  const run = (renditionName: string, length: number) =>
    Array.from({ length }, (_, number) => ({ renditionName, number }));
  return [
    ...[...plan.renditions, ...plan.audio].flatMap(({ renditionName }) => run(renditionName, count)),
    ...run("sb", sprites),
  ];
}

function trackRows(fixture: Fixture, of: { videoId: string; planId: string; state: FilmState; at: Date }) {
  const plan = fixture.plan as Plan;
  const ids = { videoId: of.videoId, planId: of.planId };
  const measured = (renditionName: string) => {
    const initBytes = bytesNamed(fixture, `${renditionName}/init.mp4`).length;
    if (of.state !== "ready") return { initBytes, state: "encoding" as const };
    const sizes = Array.from(
      { length: plan.segmentCount },
      (_, number) => bytesOf(fixture, { renditionName, number }).length,
    );
    return {
      initBytes,
      state: "complete" as const,
      completedAt: of.at,
      ...measureRates(plan, renditionName, sizes),
    };
  };
  return {
    renditions: plan.renditions.map(({ renditionName, height }) => ({
      ...{ ...ids, renditionName, height, codecs: CODECS.video },
      ...measured(renditionName),
    })),
    audioTracks: plan.audio.map(({ renditionName, languageTag, name, channels, isDefault }) => ({
      ...{ ...ids, renditionName, languageTag, name, channels, isDefault, codecs: CODECS.audio },
      ...measured(renditionName),
    })),
  };
}

/**
 * Unfinished work is not due, so that no process claims it. Failed work can be retried and is then really
 * encoded.
 */
function chunkRows(
  plan: Plan,
  of: { videoId: string; planId: string; number: number; state: FilmState; at: Date },
): Film["chunks"] {
  const { videoId, planId, number, state, at } = of;
  const rests = new Date(Date.now() + 365 * 24 * 3600_000);
  return planChunks(plan, { videoId, planId, isBackground: false }).map((row, index) => {
    const id = seedId("chunk", number * 100 + index);
    const isEncoded =
      state === "ready" || (state !== "processing" && row.number === 0 && row.kind === "entry");
    if (isEncoded) return { ...row, id, state: "complete" as const, finishedAt: at, createdAt: at };
    if (state === "failed" && row.kind === "ladder") {
      const failure = messageOf("encoding.transcoderDied");
      return { ...row, id, state: "failed" as const, crashes: 3, attempts: 3, failure, createdAt: at };
    }
    return { ...row, id, notBefore: rests, createdAt: at };
  });
}

function planObjects(
  fixture: Fixture,
  of: { videoId: string; hash: string; created: readonly SegmentName[] },
): [string, Buffer][] {
  const plan = fixture.plan as Plan;
  const inits = [...plan.renditions, ...plan.audio].map(({ renditionName }): [string, Buffer] => [
    initKey(of.videoId, of.hash, renditionName),
    bytesNamed(fixture, `${renditionName}/init.mp4`),
  ]);
  const created = of.created.map((one): [string, Buffer] => [
    segmentKey(of.videoId, of.hash, one.renditionName, one.number),
    bytesOf(fixture, one),
  ]);
  return [...inits, ...created];
}

function bytesOf(fixture: Fixture, { renditionName, number }: SegmentName): Buffer {
  return bytesNamed(
    fixture,
    `${renditionName}/${String(number).padStart(5, "0")}.${renditionName === "sb" ? "webp" : "m4s"}`,
  );
}

function bytesNamed(fixture: Fixture, name: string): Buffer {
  const bytes = fixture.film.get(name);
  if (!bytes) throw new Error(`The fixture has no ${name}.`);
  return bytes;
}
