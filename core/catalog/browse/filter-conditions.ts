import { and, eq, gte, lt, lte, sql, type SQL } from "drizzle-orm";
import { type PgColumn } from "drizzle-orm/pg-core";
import { LENGTHS, type FilterName, type Length } from "#core/catalog/browse/browse-choices.ts";
import { type BrowseFilters } from "#core/catalog/browse/browse-filters.ts";
import { listedTitles } from "#db/schema/listed-titles.ts";
import { sqlList, WATCHABLE_STATES } from "#db/schema/video-states.ts";

/** The condition of each filter that is set, on `listed_titles`. `profileId` is whose watch states count. */
export function filterConditions(filters: BrowseFilters, profileId: string): Map<FilterName, SQL> {
  const { genre, tag, audio, subtitles, length, minHeight, maxAgeYears, unwatched } = filters;
  const conditions: [FilterName, SQL | undefined | false][] = [
    ["genre", genre !== undefined && contains(listedTitles.genres, genre)],
    ["tag", tag !== undefined && contains(listedTitles.tags, tag)],
    ["years", yearsWithin(filters)],
    ["audio", audio !== undefined && contains(listedTitles.audioLanguages, audio)],
    ["subtitles", subtitles !== undefined && contains(listedTitles.subtitleLanguages, subtitles)],
    ["length", length !== undefined && lengthWithin(length)],
    ["minHeight", minHeight !== undefined && gte(listedTitles.height, minHeight)],
    ["maxAgeYears", maxAgeYears !== undefined && lte(listedTitles.ageRatingYears, maxAgeYears)],
    ["unwatched", unwatched === true && notWatched(profileId)],
  ];
  return new Map(conditions.flatMap(([name, condition]) => (condition ? [[name, condition]] : [])));
}

function contains(column: PgColumn, value: string): SQL {
  return sql`${column} @> array[${value}]::text[]`;
}

/** A title without a year is in no range of years. */
function yearsWithin({ fromYear, toYear }: BrowseFilters): SQL | undefined {
  if (fromYear === undefined && toYear === undefined) return undefined;
  return and(
    gte(listedTitles.releaseYear, fromYear ?? 1),
    toYear === undefined ? undefined : lte(listedTitles.releaseYear, toYear),
  );
}

function lengthWithin(length: Length): SQL | undefined {
  const { minMinutes, maxMinutes } = LENGTHS[length];
  const most = maxMinutes === null ? sql`'Infinity'::float8` : sql`${maxMinutes * 60}`;
  return and(gte(listedTitles.lengthSeconds, minMinutes * 60), lt(listedTitles.lengthSeconds, most));
}

/** A film that the profile did not finish; a series with an episode, among those that can be played, it did not finish. */
function notWatched(profileId: string): SQL {
  return sql`exists (
    select 1 from playables p
    join versions ve on ve.playable_id = p.id and ve.is_default
    join videos vi on vi.id = ve.current_video_id and vi.state in (${sql.raw(sqlList(WATCHABLE_STATES))})
    where p.title_id = ${listedTitles.titleId} and p.kind <> 'extra' and p.deleted_at is null
      and not exists (select 1 from watch_states w
        where w.profile_id = ${profileId} and w.playable_id = p.id and w.watched))`;
}

/** The condition for a kind with all filters but `without`. */
export function whereListed(
  kind: "movie" | "series",
  conditions: ReadonlyMap<FilterName, SQL>,
  without?: FilterName,
): SQL | undefined {
  const kept = [...conditions].filter(([name]) => name !== without).map(([, condition]) => condition);
  return and(eq(listedTitles.kind, kind), ...kept);
}
