import { eq } from "drizzle-orm";
import { type Command, usageError } from "#cli/command.ts";
import { CliError, EXIT } from "#cli/exit-codes.ts";
import { asVideoId } from "#cli/video-id.ts";
import { type CoreContext } from "#core/context.ts";
import { countOpenWork, isIdle } from "#core/status/open-work.ts";
import { videos } from "#db/schema/videos.ts";
import { UNFINISHED_STATES, VIDEO_STATES } from "#db/schema/video-states.ts";

/** Null when it is so; else what is still in the way, in words. */
export type Condition = (ctx: CoreContext) => Promise<string | null>;

/** A video goes through these in order; a later one counts for an earlier one. */
const ORDER = [...UNFINISHED_STATES, "ready"] as const;

/** Nothing waits and nothing runs. */
export function siteIsIdle(): Condition {
  return async (ctx) => {
    const work = await countOpenWork(ctx);
    if (isIdle(work)) return null;
    return `${work.videos} videos in progress, ${work.chunks} chunks and ${work.jobs} jobs to do`;
  };
}

/**
 * `ID=STATE`. A video that failed never becomes what was waited for: that ends the wait at once, with 5 where the
 * file was refused, else 1. Nor does one that is ready ever fail by itself.
 */
export function videoIs(command: Pick<Command, "name" | "usage">, condition: string): Condition {
  const [id, state, ...rest] = condition.split("=");
  const wanted = [...ORDER, "failed" as const].find((known) => known === state);
  if (!wanted || rest.length > 0) {
    throw usageError(command, `“${condition}” is not ID=STATE (${VIDEO_STATES.join(", ")}).`);
  }
  const videoId = asVideoId(id);
  return async (ctx) => {
    const { state: now, failureReason, refused } = videos;
    const [video] = await ctx.db
      .select({ now, failureReason, refused })
      .from(videos)
      .where(eq(videos.id, videoId));
    if (!video) throw new CliError(EXIT.notFound, "Video not found.");
    if (isReached(video.now, wanted)) return null;
    if (video.now === "failed") {
      const why = video.failureReason ?? "without a reason";
      throw new CliError(video.refused ? EXIT.mediaRefused : EXIT.failed, `The video failed: ${why}`);
    }
    return `the video is ${video.now}`;
  };
}

type State = (typeof ORDER)[number] | "failed";

function isReached(now: State, wanted: State): boolean {
  if (now === "failed" || wanted === "failed") return now === wanted;
  return ORDER.indexOf(now) >= ORDER.indexOf(wanted);
}
