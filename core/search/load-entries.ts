import { and, asc, eq, inArray, ne } from "drizzle-orm";
import { isLiving } from "#core/catalog/visible-titles.ts";
import { type SearchEntry } from "#core/search-index/search-index.ts";
import { derivedId } from "#core/uuid.ts";
import { type DatabaseOrTransaction } from "#db/client.ts";
import { credits } from "#db/schema/credits.ts";
import { playables } from "#db/schema/playables.ts";
import { type titles } from "#db/schema/titles.ts";
import { versions } from "#db/schema/versions.ts";
import { videos } from "#db/schema/videos.ts";
import { WATCHABLE_STATES } from "#db/schema/video-states.ts";

type Title = Pick<typeof titles.$inferSelect, "id" | "name" | "genres" | "tags">;

/** The names by which a title is found: its own, its episodes' and extras', cast and crew, genres and tags. */
export async function loadEntries(db: DatabaseOrTransaction, title: Title): Promise<SearchEntry[]> {
  const [episodes, names] = await Promise.all([loadEpisodes(db, title.id), loadNames(db, title.id)]);
  const shared = { titleId: title.id, playableId: null };
  return [
    { ...shared, id: `title_${title.id}`, kind: "title", text: title.name },
    ...episodes,
    ...distinct(names).map((text) => ({
      ...{ ...shared, id: `person_${derivedId(title.id, `person ${text}`)}`, kind: "person" as const, text },
    })),
    ...distinct([...title.genres, ...title.tags]).map((text) => ({
      ...{ ...shared, id: `tag_${derivedId(title.id, `tag ${text}`)}`, kind: "tag" as const, text },
    })),
  ];
}

/** Only what can be played. */
async function loadEpisodes(db: DatabaseOrTransaction, titleId: string): Promise<SearchEntry[]> {
  const rows = await db
    .select({ id: playables.id, name: playables.name })
    .from(playables)
    .innerJoin(versions, and(eq(versions.playableId, playables.id), eq(versions.isDefault, true)))
    .innerJoin(videos, eq(videos.id, versions.currentVideoId))
    .where(
      and(
        eq(playables.titleId, titleId),
        ne(playables.kind, "movie"),
        isLiving,
        inArray(videos.state, WATCHABLE_STATES),
      ),
    );
  return rows.map(({ id, name }) => {
    return { id: `episode_${id}`, titleId, playableId: id, kind: "episode" as const, text: name };
  });
}

async function loadNames(db: DatabaseOrTransaction, titleId: string): Promise<string[]> {
  const rows = await db
    .select({ name: credits.personName })
    .from(credits)
    .where(eq(credits.titleId, titleId))
    .orderBy(asc(credits.position));
  return rows.map(({ name }) => name);
}

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)];
