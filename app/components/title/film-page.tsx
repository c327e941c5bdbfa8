import { ageWords } from "#app/components/format/words.ts";
import { useState } from "react";
import { formatRunningTime } from "#app/components/format/duration.ts";
import { PlayButton } from "#app/components/catalog/play-button.tsx";
import { Chapters } from "#app/components/title/chapters.tsx";
import { Credits, CreditsBeside } from "#app/components/title/credits.tsx";
import { Extras } from "#app/components/title/extras.tsx";
import { TitleActions } from "#app/components/title/title-actions.tsx";
import { TitleHero } from "#app/components/title/title-hero.tsx";
import { Preparing } from "#app/components/title/preparing.tsx";
import { UnavailableNote } from "#app/components/title/unavailable.tsx";
import { VersionChoice } from "#app/components/title/version-choice.tsx";
import { useFreshOn } from "#app/hooks/use-fresh-on.ts";
import { useVideoProgress } from "#app/components/title/use-video-progress.ts";
import { pendingWords, progressOf, unfinishedVideos } from "#app/components/title/version-progress.ts";
import { isWatchable } from "#core/videos/video-states.ts";
import { qualityFacts } from "#app/components/title/version-words.ts";
import { WatchedNote } from "#app/components/title/watched-note.tsx";
import { genreLinks, TagLinks } from "#app/components/title/genre-links.tsx";
import { Facts } from "#app/components/ui/facts.tsx";
import { type TitlePage } from "#core/catalog/types.ts";

/** The page of a film. Before it can be played, its play button leads to the page that waits and shows the progress. */
export function FilmPage({ title }: { readonly title: TitlePage }) {
  const film = title.playables.find(({ kind }) => kind === "movie" || kind === "recording");
  const versions = film?.versions ?? [];
  const [chosenId, choose] = useState(versions[0]?.id);
  const chosen = versions.find(({ id }) => id === chosenId) ?? versions[0];
  const updates = useVideoProgress(unfinishedVideos(versions));
  const shown = chosen ? progressOf(chosen, updates) : null;
  useFreshOn(shown?.state ?? "");
  const pending = shown ? pendingWords(shown.state) : undefined;
  const primaryButton = title.play ?? (film && shown && (pending || isWatchable(shown.state)) ? film : null);
  return (
    <>
      <TitleHero
        title={title}
        aside={
          film && versions.length > 1 ? (
            <VersionChoice playable={film} chosenId={chosen?.id ?? ""} onChoose={choose} />
          ) : (
            <CreditsBeside title={title} />
          )
        }
      >
        <Facts
          items={[
            <b key="kind">Film</b>,
            title.releaseYear,
            title.ageRatingYears === null ? null : ageWords(title.ageRatingYears),
            title.durationSeconds === null ? null : formatRunningTime(title.durationSeconds),
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
        <TitleActions titleId={title.id} play={primaryButton} film={film}>
          {primaryButton ? (
            <PlayButton
              play={primaryButton}
              versionId={chosen === versions[0] ? undefined : chosen?.id}
              pending={pending}
            />
          ) : null}
        </TitleActions>
        <TagLinks title={title} />
        {shown ? <Preparing video={shown} /> : null}
        <UnavailableNote unavailable={title.unavailable} />
        {film ? <WatchedNote playable={film} /> : null}
      </TitleHero>
      {film ? <Chapters playableId={film.playableId} chapters={title.chapters} /> : null}
      <Credits title={title} />
      <Extras playables={title.playables.filter(({ kind }) => kind === "extra")} />
    </>
  );
}
