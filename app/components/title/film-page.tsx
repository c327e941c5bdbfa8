import { useState } from "react";
import { formatRunningTime } from "#app/components/format/duration.ts";
import { PlayTicket } from "#app/components/catalog/play-ticket.tsx";
import { EditLink } from "#app/components/title/edit-link.tsx";
import { Extras } from "#app/components/title/extras.tsx";
import { Marquee } from "#app/components/title/marquee.tsx";
import { Preparing } from "#app/components/title/preparing.tsx";
import { VersionChoice } from "#app/components/title/version-choice.tsx";
import { qualityFacts, type Version } from "#app/components/title/version-words.ts";
import { WatchedNote } from "#app/components/title/watched-note.tsx";
import { Facts } from "#app/components/ui/facts.tsx";
import { type TitlePage } from "#core/catalog/types.ts";
import { type VideoProgress } from "#core/videos/types.ts";

interface FilmPageProps {
  readonly title: TitlePage;
  /** What is known of videos that are not whole yet, by id. */
  readonly progress?: Readonly<Record<string, VideoProgress>>;
}

/** The page of a film. */
export function FilmPage({ title, progress = {} }: FilmPageProps) {
  const film = title.playables.find(({ kind }) => kind === "movie" || kind === "recording");
  const versions = film?.versions ?? [];
  const [chosenId, choose] = useState(versions[0]?.id);
  const chosen = versions.find(({ id }) => id === chosenId) ?? versions[0];
  const ticket = title.play ?? (film && isPlayable(chosen) ? film : null);
  return (
    <>
      <Marquee
        title={title}
        aside={
          film && versions.length > 1 ? (
            <VersionChoice playable={film} chosenId={chosen?.id ?? ""} onChoose={choose} />
          ) : null
        }
      >
        <Facts
          items={[
            <b key="kind">Film</b>,
            title.releaseYear,
            title.durationSeconds === null ? null : formatRunningTime(title.durationSeconds),
            ...title.genres,
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
        <div className="acts">
          {ticket ? (
            <PlayTicket play={ticket} versionId={chosen === versions[0] ? undefined : chosen?.id} />
          ) : null}
          {title.mayEdit ? <EditLink titleId={title.id} /> : null}
        </div>
        {chosen ? <Preparing video={shownProgress(chosen, progress)} /> : null}
        {film ? <WatchedNote playable={film} /> : null}
      </Marquee>
      <Extras playables={title.playables.filter(({ kind }) => kind === "extra")} />
    </>
  );
}

function isPlayable(version: Version | undefined): boolean {
  return version?.videoState === "playable" || version?.videoState === "ready";
}

function shownProgress(version: Version, progress: Readonly<Record<string, VideoProgress>>) {
  const live = version.videoId === null ? undefined : progress[version.videoId];
  if (live) return live;
  return {
    state: version.videoState ?? "queued",
    progressPercent: version.progressPercent,
    reason: version.failureReason,
    notice: null,
  };
}
