import { and, inArray } from "drizzle-orm";
import { type SignedInUser } from "#core/accounts/types.ts";
import { isPlayable } from "#core/catalog/choose-play.ts";
import { loadPlayableCards } from "#core/catalog/playable-cards.ts";
import { selectTitles } from "#core/catalog/title-cards.ts";
import { type PlayableCard, type TitleCard } from "#core/catalog/types.ts";
import { hasSomethingToPlay, isPublished } from "#core/catalog/visible-titles.ts";
import { type CoreContext } from "#core/context.ts";
import { type IndexHit } from "#core/search-index/search-index.ts";
import { people } from "#db/schema/people.ts";
import { titles } from "#db/schema/titles.ts";
import { type SearchHit } from "#core/search/schemas.ts";

/**
 * The hits that users may see, with what a page shows of them. The index is only believed to know where a word is:
 * whether a title is published, and an episode can be played, is read from its rows.
 */
export async function visibleHits(
  ctx: CoreContext,
  user: SignedInUser,
  hits: readonly IndexHit[],
): Promise<SearchHit[]> {
  const titleIds = [...new Set(hits.map(({ titleId }) => titleId))];
  const playableIds = [...new Set(hits.flatMap(({ playableId }) => playableId ?? []))];
  const [cards, playables, personIds] = await Promise.all([
    loadTitles(ctx, titleIds),
    loadPlayableCards(ctx, user, playableIds),
    findPeople(
      ctx,
      hits.flatMap(({ kind, text }) => (kind === "person" ? [text] : [])),
    ),
  ]);
  return hits.flatMap((hit) => {
    const title = cards.get(hit.titleId);
    const playable = hit.playableId === null ? null : playables.get(hit.playableId);
    if (!title || playable === undefined) return [];
    if (playable && (playable.title.id !== title.id || !isPlayable(playable))) return [];
    return toSearchHit(hit, { title, playable, personId: personIds.get(hit.text) ?? null });
  });
}

async function loadTitles(ctx: CoreContext, ids: readonly string[]): Promise<Map<string, TitleCard>> {
  if (ids.length === 0) return new Map();
  const where = and(inArray(titles.id, [...ids]), isPublished, hasSomethingToPlay);
  const rows = await selectTitles(ctx, { where, order: "published", limit: ids.length });
  return new Map(rows.map(({ card }) => [card.id, card]));
}

/** By name, as credited. */
async function findPeople(ctx: CoreContext, names: readonly string[]): Promise<Map<string, string>> {
  if (names.length === 0) return new Map();
  const rows = await ctx.db
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(inArray(people.name, [...new Set(names)]));
  return new Map(rows.map(({ id, name }) => [name, id]));
}

interface HitOf {
  readonly title: TitleCard;
  readonly playable: PlayableCard | null;
  readonly personId: string | null;
}

function toSearchHit(hit: IndexHit, { title, playable, personId }: HitOf): SearchHit {
  const { id, kind, text, highlights, startSeconds } = hit;
  const { name, languageTag, releaseYear, seasonCount, poster } = title;
  return {
    ...{ id, kind, text, highlights },
    title: { id: title.id, kind: title.kind, name, languageTag, releaseYear, seasonCount, poster },
    personId: kind === "person" ? personId : null,
    tagKind: kind === "tag" ? (title.genres.includes(text) ? "genre" : "tag") : null,
    titleCount: 1,
    playable: playable && {
      id: playable.playableId,
      kind: title.kind,
      name: playable.name,
      seasonNumber: playable.seasonNumber,
      episodeNumber: playable.episodeNumber,
      still: playable.still,
    },
    seconds: startSeconds,
    crop: null,
  };
}
