import { ageWords } from "#app/components/format/words.ts";
import { PlayButton } from "#app/components/catalog/play-button.tsx";
import { Credits, CreditsBeside } from "#app/components/title/credits.tsx";
import { EpisodeList } from "#app/components/title/episode-list.tsx";
import { Extras } from "#app/components/title/extras.tsx";
import { TitleActions } from "#app/components/title/title-actions.tsx";
import { TitleHero } from "#app/components/title/title-hero.tsx";
import { SeasonRoll } from "#app/components/title/season-roll.tsx";
import { seriesNote } from "#app/components/title/series-note.ts";
import { UnavailableNote } from "#app/components/title/unavailable.tsx";
import { SeasonTabs } from "#app/components/title/season-tabs.tsx";
import { qualityFacts } from "#app/components/title/version-words.ts";
import { seriesLength } from "#app/components/catalog/title-words.ts";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { genreLinks, TagLinks } from "#app/components/title/genre-links.tsx";
import { Facts } from "#app/components/ui/facts.tsx";
import { type TitlePage } from "#core/catalog/types.ts";

interface SeriesPageProps {
  readonly title: TitlePage;
  /** The season in the address; null shows the season in which the user stopped. */
  readonly seasonNumber: number | null;
}

/** The page of a series: the play button, the seasons, and the episodes of one season. */
export function SeriesPage({ title, seasonNumber }: SeriesPageProps) {
  const shownNumber = seasonNumber ?? title.play?.seasonNumber ?? title.seasons[0]?.number;
  const seasons = title.seasons.filter(({ episodes }) => episodes.length > 0);
  const season = seasons.find(({ number }) => number === shownNumber) ?? seasons[0];
  const versions = title.seasons.flatMap(({ episodes }) => episodes).flatMap((episode) => episode.versions);
  const note = seriesNote(title);
  return (
    <>
      <TitleHero title={title} aside={<CreditsBeside title={title} />}>
        <Facts
          items={[
            <b key="kind">Series</b>,
            title.releaseYear,
            title.ageRatingYears === null ? null : ageWords(title.ageRatingYears),
            seriesLength(title),
            ...genreLinks(title),
            ...qualityFacts(versions),
          ]}
        />
        {title.overview ? (
          <p className="lede" lang={title.languageTag ?? undefined}>
            {title.overview}
          </p>
        ) : (
          <div className="h-5" />
        )}
        <TitleActions titleId={title.id} play={title.play}>
          {title.play ? <PlayButton play={title.play} /> : null}
        </TitleActions>
        <TagLinks title={title} />
        {note ? <p className="note">{note}</p> : null}
        <UnavailableNote unavailable={title.unavailable} />
      </TitleHero>
      <section className="section" aria-labelledby="seasons">
        <h2 className="sr-only" id="seasons">
          Seasons and episodes
        </h2>
        {season ? (
          <>
            <div className="section-head">
              <SeasonTabs seasons={seasons} shownId={season.id} />
            </div>
            <SeasonRoll season={season} currentId={title.play?.playableId ?? null} />
            <EpisodeList season={season} currentId={title.play?.playableId ?? null} />
          </>
        ) : (
          <div className="px-gutter">
            <EmptyState heading="No episodes yet" />
          </div>
        )}
      </section>
      <Credits title={title} />
      <Extras playables={title.playables.filter(({ kind }) => kind === "extra")} />
    </>
  );
}
