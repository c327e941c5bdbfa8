import { LRUCache } from "lru-cache";
import { createBackgroundWork } from "#core/playback/background-work.ts";
import { type CoreContext } from "#core/context.ts";
import { type Plan } from "#core/media/types.ts";
import { isAudioRendition, type SegmentRef } from "#core/playback/segment-requests/segment-ref.ts";
import { requestAhead } from "#core/playback/segment-requests/request-segment.ts";
import { segmentSeconds } from "#core/media/plan/segment-grid.ts";

/** How far ahead of a request segments should exist: with the player's 16 s of buffer, a good half minute. */
const LOOK_AHEAD_SECONDS = 32;
/** One query per position and this many milliseconds, for any number of viewers. */
const LOOK_AGAIN_MS = 3_000;
const MAX_POSITIONS = 5_000;

/** Requests segments ahead of the player, so that playback never stalls. */
export interface LookAhead {
  /** Called for each requested segment; returns at once and works in the background. */
  from(segment: SegmentRef, plan: Plan): void;
  /** Waits for running queries. */
  close(): Promise<void>;
}

/** Creates the look-ahead of a process: bounded in memory; its failures are only logged. */
export function createLookAhead(ctx: CoreContext): LookAhead {
  const looked = new LRUCache<string, true>({ max: MAX_POSITIONS, ttl: LOOK_AGAIN_MS });
  const work = createBackgroundWork(ctx.logger);
  return {
    from(segment, plan) {
      const renditionName = isAudioRendition(segment.renditionName)
        ? segment.renditionName
        : plan.renditions[0]?.renditionName;
      const range = rangeAhead(segment.number, plan);
      if (renditionName === undefined || range.from > range.to) return;
      const key = `${segment.planId}/${renditionName}/${segment.number}`;
      if (looked.has(key)) return;
      looked.set(key, true);
      const { videoId, planId } = segment;
      work.run("could not look ahead", requestAhead(ctx, { videoId, planId, renditionName }, range));
    },
    close: () => work.settled(),
  };
}

function rangeAhead(number: number, plan: Plan): { from: number; to: number } {
  const ahead = Math.ceil(LOOK_AHEAD_SECONDS / segmentSeconds(plan));
  return { from: number + 1, to: Math.min(number + ahead, plan.segmentCount - 1) };
}
