import { setTimeout as pause } from "node:timers/promises";
import { type SignedInUser } from "#core/accounts/types.ts";
import { createTimedCache, type TimedCache } from "#core/playback/timed-cache.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { parseSegmentPayload, SEGMENT_CHANNEL, VIDEO_CHANNEL } from "#core/notifications/channels.ts";
import { sharedNotifications } from "#core/notifications/shared-notifications.ts";
import { watchableVideos } from "#core/playback/assert-may-watch.ts";
import { countComplete } from "#core/playback/count-complete.ts";
import { getReadiness } from "#core/playback/get-readiness.ts";
import { ChangeCollector } from "#core/playback/video-changes.ts";
import { type VideoEvent } from "#core/playback/types.ts";
import { createWakeUp } from "#core/playback/wake-up.ts";
import { getVideoProgress } from "#core/videos/get-video-progress.ts";
import { type VideoProgress } from "#core/videos/types.ts";

/** More than any page shows at once. */
export const MAX_STREAM_VIDEOS = 50;
const MAX_STREAMS = 500;
/** The limit per user, so that one user cannot use all streams. Pages of one browser share a stream. */
const MAX_STREAMS_EACH = 20;
/** Changes are sent at most four times a second; a video's progress, which costs queries, once a second. */
const PACE_MS = 250;
const PROGRESS_PACE_MS = 1_000;
/** The check besides LISTEN: after this long without an event, everything is sent again. */
const RETELL_MS = 15_000;

/** What all streams of a process share. */
interface Shared {
  streams: number;
  readonly streamsOf: Map<string, number>;
  /** A video's progress is queried once a second, for any number of listeners. */
  readonly progress: TimedCache<VideoSnapshot | null>;
}

interface VideoSnapshot {
  readonly video: VideoProgress;
  /** The number of its complete renditions and audio tracks. */
  readonly completeTracks: number;
}

const sharedOf = new WeakMap<CoreContext["sql"], Shared>();

/**
 * Yields events of some videos until the signal aborts: first each one's progress and readiness, then new
 * segments, changed progress, and readiness again when a state changes or a rendition becomes complete.
 * Videos that this user may not watch are left out. Throws rate_limited if too many streams are open.
 */
export async function* videoEvents(
  ctx: CoreContext,
  user: SignedInUser,
  { videoIds, signal }: { videoIds: readonly string[]; signal: AbortSignal },
): AsyncGenerator<VideoEvent> {
  const shared = share(ctx);
  const own = shared.streamsOf.get(user.userId) ?? 0;
  if (shared.streams >= MAX_STREAMS || own >= MAX_STREAMS_EACH)
    throw new DomainError("rate_limited", "playback.tooManyPages");
  countStream(shared, user, 1);
  try {
    const watchable = () => watchableVideos(ctx, user, videoIds.slice(0, MAX_STREAM_VIDEOS));
    yield* new VideoEventStream(ctx, { watched: await watchable(), watchable, shared }).run(signal);
  } finally {
    countStream(shared, user, -1);
  }
}

function countStream(shared: Shared, { userId }: SignedInUser, change: 1 | -1): void {
  shared.streams += change;
  const left = (shared.streamsOf.get(userId) ?? 0) + change;
  if (left > 0) shared.streamsOf.set(userId, left);
  else shared.streamsOf.delete(userId);
}

function share(ctx: CoreContext): Shared {
  const known = sharedOf.get(ctx.sql);
  if (known) return known;
  const load = async (videoId: string) => (await loadSnapshots(ctx, [videoId]))[0] ?? null;
  const ttlMs = PROGRESS_PACE_MS * 0.9;
  const created: Shared = {
    streams: 0,
    streamsOf: new Map(),
    progress: createTimedCache({ maxEntries: 1_000, ttlMs, load }),
  };
  sharedOf.set(ctx.sql, created);
  return created;
}

async function loadSnapshots(ctx: CoreContext, videoIds: readonly string[]): Promise<VideoSnapshot[]> {
  const [progress, complete] = await Promise.all([
    getVideoProgress(ctx, videoIds),
    countComplete(ctx, videoIds),
  ]);
  return progress.map((video) => ({ video, completeTracks: complete.get(video.id) ?? 0 }));
}

interface Watching {
  /** The videos of this stream. */
  readonly watched: Set<string>;
  /** Queries again which of them the user may watch. */
  readonly watchable: () => Promise<Set<string>>;
  readonly shared: Shared;
}

class VideoEventStream {
  readonly #ctx: CoreContext;
  readonly #watched: Set<string>;
  readonly #watchable: Watching["watchable"];
  readonly #shared: Shared;
  readonly #changes: ChangeCollector;
  readonly #wakeUp = createWakeUp();
  /** The time at which each video's progress was last sent, and its state then. */
  readonly #told = new Map<string, { at: number; state: string }>();
  #mustTellAll = true;

  constructor(ctx: CoreContext, { watched, watchable, shared }: Watching) {
    this.#ctx = ctx;
    this.#watched = watched;
    this.#watchable = watchable;
    this.#shared = shared;
    this.#changes = new ChangeCollector(watched);
  }

  async *run(signal: AbortSignal): AsyncGenerator<VideoEvent> {
    const stops = this.#listen();
    try {
      while (!signal.aborted) {
        if (this.#mustTellAll) yield* this.#tellAll();
        else yield* this.#tellChanges();
        await pause(PACE_MS, undefined, { signal }).catch(() => undefined);
        const isDeferred = !this.#changes.isEmpty();
        const wasCalled = await this.#wakeUp.sleep(isDeferred ? PROGRESS_PACE_MS : RETELL_MS, signal);
        this.#mustTellAll ||= !wasCalled && !isDeferred;
      }
    } finally {
      for (const stop of stops) stop();
    }
  }

  #listen(): (() => void)[] {
    const notifications = sharedNotifications(this.#ctx);
    const callIf = (isOurs: boolean) => (isOurs ? this.#wakeUp.call() : undefined);
    return [
      notifications.subscribe(VIDEO_CHANNEL, (videoId) => {
        const isOurs = this.#changes.addVideo(videoId);
        // The cached value of another stream may be from before this change.
        if (isOurs) this.#shared.progress.forget(videoId);
        callIf(isOurs);
      }),
      notifications.subscribe(SEGMENT_CHANNEL, (payload) => {
        const segment = parseSegmentPayload(payload);
        if (segment) callIf(this.#changes.addSegment(segment));
      }),
      notifications.onConnected(() => {
        this.#mustTellAll = true;
        this.#wakeUp.call();
      }),
    ];
  }

  async *#tellAll(): AsyncGenerator<VideoEvent> {
    this.#mustTellAll = false;
    this.#changes.take();
    // A title may have been unpublished meanwhile.
    const watchable = await this.#watchable();
    for (const videoId of this.#watched) if (!watchable.has(videoId)) this.#watched.delete(videoId);
    for (const updates of await loadSnapshots(this.#ctx, [...this.#watched]))
      yield* this.#tellVideo(updates, true);
  }

  async *#tellChanges(): AsyncGenerator<VideoEvent> {
    const { videoIds, segments } = this.#changes.take();
    for (const segment of segments) yield { type: "segments", ...segment };
    for (const videoId of new Set([...videoIds, ...segments.map((segment) => segment.videoId)])) {
      const isEarly = performance.now() - (this.#told.get(videoId)?.at ?? -Infinity) < PROGRESS_PACE_MS;
      // Sent a moment ago: it waits for its next turn.
      if (isEarly) this.#changes.addVideo(videoId);
      const updates = isEarly ? null : await this.#shared.progress.get(videoId);
      if (updates) yield* this.#tellVideo(updates, false);
    }
  }

  async *#tellVideo(updates: VideoSnapshot, withReadiness: boolean): AsyncGenerator<VideoEvent> {
    const { video, completeTracks } = updates;
    const state = `${video.state}/${completeTracks}/${JSON.stringify(video.notice)}`;
    const hasChanged = this.#told.get(video.id)?.state !== state;
    this.#told.set(video.id, { at: performance.now(), state });
    if (withReadiness || hasChanged)
      yield { type: "readiness", readiness: await getReadiness(this.#ctx, video.id) };
    yield { type: "video", video };
  }
}
