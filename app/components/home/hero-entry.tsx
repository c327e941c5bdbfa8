import { formatRunningTime } from "#app/components/format/duration.ts";
import { PlayButton } from "#app/components/catalog/play-button.tsx";
import { titleKindLabel, isLongName, seriesLength } from "#app/components/catalog/title-words.ts";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { Facts } from "#app/components/ui/facts.tsx";
import { type HeroEntry as Entry } from "#core/catalog/types.ts";

interface HeroEntryProps {
  readonly entry: Entry;
  readonly isHighlighted: boolean;
  readonly onChoose: () => void;
}

/** A title of the hero: its name; for the highlighted one also its facts, its synopsis and the play button. */
export function HeroEntry({ entry, isHighlighted, onChoose }: HeroEntryProps) {
  const lang = entry.languageTag ?? undefined;
  return (
    <li data-on={isHighlighted || undefined} data-long={isLongName(entry.name) || undefined}>
      <h2 className="display">
        <button type="button" aria-expanded={isHighlighted} onClick={onChoose}>
          <span lang={lang}>{entry.name}</span>
          <small>{titleKindLabel(entry)}</small>
        </button>
      </h2>
      {isHighlighted ? (
        <div className="about">
          <Facts
            items={[
              ...entry.genres.slice(0, 2),
              entry.releaseYear,
              entry.kind === "series" ? seriesLength(entry) : null,
              entry.durationSeconds === null ? null : formatRunningTime(entry.durationSeconds),
            ]}
          />
          {entry.overview ? <p lang={lang}>{entry.overview}</p> : <div className="h-4" />}
          <div className="acts">
            {entry.play ? <PlayButton play={entry.play} /> : null}
            <ButtonLink to={`/title/${entry.id}`} tone="plain">
              Details
            </ButtonLink>
          </div>
        </div>
      ) : null}
    </li>
  );
}
