import { sql } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { messageOf } from "#core/messages/message.ts";
import { newId } from "#core/uuid.ts";
import { playables } from "#db/schema/playables.ts";
import { seasons } from "#db/schema/seasons.ts";
import { titles } from "#db/schema/titles.ts";
import { versions } from "#db/schema/versions.ts";
import { videos } from "#db/schema/videos.ts";
import { watchStates } from "#db/schema/watch-states.ts";
import { type VideoState } from "#core/videos/video-states.ts";

type TitleValues = typeof titles.$inferInsert;

let minutes = 0;

/**
 * A published movie (`changes` override its fields), each a minute newer than the last, with one video of 100
 * s.
 */
export async function insertMovie(
  ctx: CoreContext,
  name: string,
  changes: Partial<TitleValues> & { state?: VideoState } = {},
): Promise<{ titleId: string; playableId: string; videoId: string }> {
  const { state = "ready", ...title } = changes;
  const titleId = await insertTitle(ctx, { kind: "movie", name, ...title });
  const playableId = newId();
  await ctx.db.insert(playables).values({ id: playableId, titleId, kind: "movie", name });
  return { titleId, playableId, videoId: await insertVideo(ctx, playableId, state) };
}

/** A published series: for each season the states of its episodes' videos. Returns the episodes' playables. */
export async function insertSeries(
  ctx: CoreContext,
  name: string,
  states: readonly (readonly VideoState[])[],
  changes: Partial<TitleValues> = {},
): Promise<{ titleId: string; episodes: string[] }> {
  const titleId = await insertTitle(ctx, { kind: "series", name, ...changes });
  const episodes: string[] = [];
  for (const [index, season] of states.entries()) {
    const seasonId = newId();
    await ctx.db.insert(seasons).values({ id: seasonId, titleId, number: index + 1 });
    for (const [episodeIndex, state] of season.entries()) {
      const id = newId();
      const number = episodeIndex + 1;
      await ctx.db
        .insert(playables)
        .values({ id, titleId, seasonId, kind: "episode", number, name: `Episode ${number}` });
      await insertVideo(ctx, id, state);
      episodes.push(id);
    }
  }
  return { titleId, episodes };
}

/** Writes a profile's position in a playable of 100 s, a minute later than the last call. */
export async function insertPosition(
  ctx: CoreContext,
  { profileId, playableId }: { profileId: string; playableId: string },
  positionSeconds: number,
  changes: Partial<typeof watchStates.$inferInsert> = {},
): Promise<void> {
  minutes += 1;
  const state = {
    positionSeconds,
    durationSeconds: 100,
    watched: positionSeconds >= 90,
    updatedAt: new Date(Date.UTC(2026, 0, 1, 0, minutes)),
    ...changes,
  };
  await ctx.db
    .insert(watchStates)
    .values({ profileId, playableId, playerSession: "test", sequence: 1, ...state })
    .onConflictDoUpdate({ target: [watchStates.profileId, watchStates.playableId], set: state });
}

async function insertTitle(
  ctx: CoreContext,
  values: Partial<TitleValues> & Pick<TitleValues, "kind" | "name">,
): Promise<string> {
  const id = newId();
  minutes += 1;
  const at = new Date(Date.UTC(2026, 0, 1, 0, minutes));
  const visibility = values.visibility ?? "published";
  await ctx.db.insert(titles).values({
    id,
    createdAt: at,
    publishedAt: visibility === "published" ? at : null,
    ...values,
    visibility,
  });
  return id;
}

async function insertVideo(ctx: CoreContext, playableId: string, state: VideoState): Promise<string> {
  const [versionId, videoId] = [newId(), newId()];
  await ctx.db.insert(versions).values({ id: versionId, playableId, currentVideoId: videoId });
  await ctx.db.insert(videos).values({
    id: videoId,
    versionId,
    state,
    sourceKey: "none",
    sourceBytes: 1,
    sourceFileName: "a.mp4",
    durationSeconds: 100,
    failure: state === "failed" ? messageOf("stored.text", { text: "It broke." }) : null,
    playableAt: state === "ready" || state === "playable" ? sql`now()` : null,
  });
  return videoId;
}
