import { type CommandUnknownOpts } from "@commander-js/extra-typings";
import { eq } from "drizzle-orm";
import { usageError } from "#cli/command.ts";
import { CliError, EXIT } from "#cli/exit-codes.ts";
import { asVideoId } from "#cli/video-id.ts";
import { type CoreContext } from "#core/context.ts";
import { sentenceOf } from "#core/messages/sentence-of.ts";
import { countOpenWork, isIdle } from "#core/status/open-work.ts";
import { videos } from "#db/schema/videos.ts";
import { UNFINISHED_STATES, VIDEO_STATES } from "#db/schema/video-states.ts";

/** Null if the condition is true; otherwise the reason why it is not, as text. */
export type Condition = (ctx: CoreContext) => Promise<string | null>;

/** A video has these states in this order; a later state satisfies a wait for an earlier one. */
const ORDER = [...UNFINISHED_STATES, "ready"] as const;

/** No job waits and no job runs. */
export function siteIsIdle(): Condition {
  return async (ctx) => {
    const work = await countOpenWork(ctx);
    if (isIdle(work)) return null;
    return `${work.videos} videos in progress, ${work.chunks} chunks and ${work.jobs} jobs to do`;
  };
}

/**
 * `ID=STATE`. A failed video never reaches the state, so the wait ends at once: with exit code 5 if the file
 * was refused, otherwise 1. A ready video never fails by itself, so it never reaches `failed`.
 */
export function videoIs(command: CommandUnknownOpts, condition: string): Condition {
  const [id, state, ...rest] = condition.split("=");
  const wanted = [...ORDER, "failed" as const].find((known) => known === state);
  if (!wanted || rest.length > 0) {
    throw usageError(command, `“${condition}” is not ID=STATE (${VIDEO_STATES.join(", ")}).`);
  }
  const videoId = asVideoId(id);
  return async (ctx) => {
    const { state: now, failure, refused } = videos;
    const [video] = await ctx.db.select({ now, failure, refused }).from(videos).where(eq(videos.id, videoId));
    if (!video) throw new CliError(EXIT.notFound, "Video not found.");
    if (isReached(video.now, wanted)) return null;
    if (video.now === "failed") {
      const why = video.failure ? sentenceOf(video.failure) : "without a reason";
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
