import { setTimeout as pause } from "node:timers/promises";
import { type Viewer } from "#core/accounts/types.ts";
import { createTimedCache, type TimedCache } from "#core/caching/timed-cache.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { parseSegmentPayload, SEGMENT_CHANNEL, VIDEO_CHANNEL } from "#core/notifications/channels.ts";
import { notificationHub } from "#core/notifications/shared-notifications.ts";
import { watchableVideos } from "#core/playback/assert-may-watch.ts";
import { countWhole } from "#core/playback/count-complete.ts";
import { getReadiness } from "#core/playback/get-readiness.ts";
import { ChangeCollector } from "#core/playback/video-changes.ts";
import { type LiveEvent } from "#core/playback/types.ts";
import { createWakeUp } from "#core/playback/wake-up.ts";
import { getVideoProgress } from "#core/videos/get-video-progress.ts";
import { type VideoProgress } from "#core/videos/types.ts";

/** More than any page shows at once. */
export const MAX_LIVE_VIDEOS = 50;
const MAX_STREAMS = 500;
/** Pages of one browser share a stream: that many browsers of one person, so that nobody takes everybody's. */
const MAX_STREAMS_EACH = 20;
/** Changes are told at most four times a second; how far one video is, which costs queries, once a second. */
const PACE_MS = 250;
const PROGRESS_PACE_MS = 1_000;
/** The safety net under LISTEN: after so long without a word, everything is told again. */
const RETELL_MS = 15_000;

/** What all streams of a process share. */
interface Shared {
  streams: number;
  readonly streamsOf: Map<string, number>;
  /** However many watch one video come along, it is asked for once a second. */
  readonly progress: TimedCache<LiveVideo | null>;
}

interface LiveVideo {
  readonly video: VideoProgress;
  /** How many of its renditions and sound tracks are whole. */
  readonly wholeTracks: number;
}

const sharedOf = new WeakMap<CoreContext["sql"], Shared>();

/**
 * Tells what happens to some videos until the signal aborts: first how each is (progress and readiness), then
 * segments as they come, progress as it grows, and readiness anew when a state changes or a rendition becomes whole.
 * Videos that this person may not watch are left out. Throws rate_limited where too many streams are open.
 */
export async function* liveEvents(
  ctx: CoreContext,
  viewer: Viewer,
  { videoIds, signal }: { videoIds: readonly string[]; signal: AbortSignal },
): AsyncGenerator<LiveEvent> {
  const shared = share(ctx);
  const own = shared.streamsOf.get(viewer.userId) ?? 0;
  if (shared.streams >= MAX_STREAMS || own >= MAX_STREAMS_EACH)
    throw new DomainError("rate_limited", "Too many pages are open. Close some.");
  countStream(shared, viewer, 1);
  try {
    const watchable = () => watchableVideos(ctx, viewer, videoIds.slice(0, MAX_LIVE_VIDEOS));
    yield* new LiveStream(ctx, { watched: await watchable(), watchable, shared }).run(signal);
  } finally {
    countStream(shared, viewer, -1);
  }
}

function countStream(shared: Shared, { userId }: Viewer, change: 1 | -1): void {
  shared.streams += change;
  const left = (shared.streamsOf.get(userId) ?? 0) + change;
  if (left > 0) shared.streamsOf.set(userId, left);
  else shared.streamsOf.delete(userId);
}

function share(ctx: CoreContext): Shared {
  const known = sharedOf.get(ctx.sql);
  if (known) return known;
  const load = async (videoId: string) => (await loadLive(ctx, [videoId]))[0] ?? null;
  const ttlMs = PROGRESS_PACE_MS * 0.9;
  const made: Shared = {
    streams: 0,
    streamsOf: new Map(),
    progress: createTimedCache({ maxEntries: 1_000, ttlMs, load }),
  };
  sharedOf.set(ctx.sql, made);
  return made;
}

async function loadLive(ctx: CoreContext, videoIds: readonly string[]): Promise<LiveVideo[]> {
  const [progress, whole] = await Promise.all([getVideoProgress(ctx, videoIds), countWhole(ctx, videoIds)]);
  return progress.map((video) => ({ video, wholeTracks: whole.get(video.id) ?? 0 }));
}

interface Watching {
  /** The videos that are told of. */
  readonly watched: Set<string>;
  /** Asks again which of them the person may watch. */
  readonly watchable: () => Promise<Set<string>>;
  readonly shared: Shared;
}

class LiveStream {
  readonly #ctx: CoreContext;
  readonly #watched: Set<string>;
  readonly #watchable: Watching["watchable"];
  readonly #shared: Shared;
  readonly #changes: ChangeCollector;
  readonly #bell = createWakeUp();
  /** When each video's progress was told last, and what its state was then. */
  readonly #told = new Map<string, { at: number; state: string }>();
  #mustTellAll = true;

  constructor(ctx: CoreContext, { watched, watchable, shared }: Watching) {
    this.#ctx = ctx;
    this.#watched = watched;
    this.#watchable = watchable;
    this.#shared = shared;
    this.#changes = new ChangeCollector(watched);
  }

  async *run(signal: AbortSignal): AsyncGenerator<LiveEvent> {
    const stops = this.#listen();
    try {
      while (!signal.aborted) {
        if (this.#mustTellAll) yield* this.#tellAll();
        else yield* this.#tellChanges();
        await pause(PACE_MS, undefined, { signal }).catch(() => undefined);
        const isDeferred = !this.#changes.isEmpty();
        const rang = await this.#bell.sleep(isDeferred ? PROGRESS_PACE_MS : RETELL_MS, signal);
        this.#mustTellAll ||= !rang && !isDeferred;
      }
    } finally {
      for (const stop of stops) stop();
    }
  }

  #listen(): (() => void)[] {
    const hub = notificationHub(this.#ctx);
    const ringIf = (isOurs: boolean) => (isOurs ? this.#bell.ring() : undefined);
    return [
      hub.subscribe(VIDEO_CHANNEL, (videoId) => {
        const isOurs = this.#changes.addVideo(videoId);
        // What was loaded for another stream a moment ago is of before this change.
        if (isOurs) this.#shared.progress.forget(videoId);
        ringIf(isOurs);
      }),
      hub.subscribe(SEGMENT_CHANNEL, (payload) => {
        const segment = parseSegmentPayload(payload);
        if (segment) ringIf(this.#changes.addSegment(segment));
      }),
      hub.onConnected(() => {
        this.#mustTellAll = true;
        this.#bell.ring();
      }),
    ];
  }

  async *#tellAll(): AsyncGenerator<LiveEvent> {
    this.#mustTellAll = false;
    this.#changes.take();
    // A title may have been taken back meanwhile.
    const watchable = await this.#watchable();
    for (const videoId of this.#watched) if (!watchable.has(videoId)) this.#watched.delete(videoId);
    for (const live of await loadLive(this.#ctx, [...this.#watched])) yield* this.#tellVideo(live, true);
  }

  async *#tellChanges(): AsyncGenerator<LiveEvent> {
    const { videoIds, segments } = this.#changes.take();
    for (const segment of segments) yield { type: "segments", ...segment };
    for (const videoId of new Set([...videoIds, ...segments.map((segment) => segment.videoId)])) {
      const isEarly = performance.now() - (this.#told.get(videoId)?.at ?? -Infinity) < PROGRESS_PACE_MS;
      // Told a moment ago: it keeps its turn.
      if (isEarly) this.#changes.addVideo(videoId);
      const live = isEarly ? null : await this.#shared.progress.get(videoId);
      if (live) yield* this.#tellVideo(live, false);
    }
  }

  async *#tellVideo(live: LiveVideo, withReadiness: boolean): AsyncGenerator<LiveEvent> {
    const { video, wholeTracks } = live;
    const state = `${video.state}/${wholeTracks}/${video.notice ?? ""}`;
    const hasTurned = this.#told.get(video.id)?.state !== state;
    this.#told.set(video.id, { at: performance.now(), state });
    if (withReadiness || hasTurned)
      yield { type: "readiness", readiness: await getReadiness(this.#ctx, video.id) };
    yield { type: "video", video };
  }
}
