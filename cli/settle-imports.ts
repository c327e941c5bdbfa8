import { setTimeout as sleep } from "node:timers/promises";
import { inArray } from "drizzle-orm";
import { told, type ToldImport } from "#cli/told-import.ts";
import { type CoreContext } from "#core/context.ts";
import { type ImportResult } from "#core/import/types.ts";
import { sentenceOf } from "#core/messages/sentence-of.ts";
import { videos } from "#db/schema/videos.ts";

const POLL_MS = 500;

/** Yields each import when its video is ready, failed or deleted, in the order in which they end. */
export async function* settle(
  ctx: CoreContext,
  results: readonly ImportResult[],
): AsyncGenerator<ToldImport> {
  let open = [...results];
  while (open.length > 0) {
    const states = await statesOf(ctx, open);
    const still: ImportResult[] = [];
    for (const result of open) {
      const settled = settledResult(result, states.get(result.videoId ?? ""));
      if (settled) yield settled;
      else still.push(result);
    }
    open = still;
    if (open.length > 0) await sleep(POLL_MS);
  }
}

type VideoNow = Pick<typeof videos.$inferSelect, "id" | "state" | "failure" | "refused">;

function settledResult(result: ImportResult, video: VideoNow | undefined): ToldImport | null {
  if (!video) return { ...told(result), hasFailed: true, reason: "It was deleted meanwhile." };
  if (video.state === "ready") return told(result);
  if (video.state !== "failed") return null;
  const { failure, refused } = video;
  const reason = failure && sentenceOf(failure);
  return refused
    ? { ...told(result), status: "refused", reason }
    : { ...told(result), hasFailed: true, reason };
}

async function statesOf(ctx: CoreContext, open: readonly ImportResult[]): Promise<Map<string, VideoNow>> {
  const ids = open.flatMap((result) => result.videoId ?? []);
  const { id, state, failure, refused } = videos;
  const rows = await ctx.db.select({ id, state, failure, refused }).from(videos).where(inArray(id, ids));
  return new Map(rows.map((row) => [row.id, row]));
}
