import { Link } from "@remix-run/react";
import { useId } from "react";
import { episodeNumberWords } from "#app/components/format/words.ts";
import { formatDuration } from "#app/components/format/duration.ts";
import { Rail, type RailStop } from "#app/components/catalog/rail.tsx";
import { type CardRowProps } from "#app/components/home/card-row-props.ts";
import { watchPath } from "#app/components/catalog/title-words.ts";
import { TitleImage } from "#app/components/ui/images/title-image.tsx";
import { type PlayableCard as Playable } from "#core/catalog/types.ts";

/** The next episodes of the series that the user watches. */
export function NextUpRow({ id, heading, items }: CardRowProps<Playable>) {
  const headingId = useId();
  return (
    <section className="section" aria-labelledby={headingId}>
      <div className="section-head">
        <h2 id={headingId}>{heading}</h2>
      </div>
      <div className="next-up-frame" data-few={items.length < 4 || undefined}>
        <Rail
          id={id}
          label={heading}
          className="next-up-cards"
          items={items}
          keyOf={({ playableId }) => playableId}
        >
          {(playable, stop) => <NextUpCard playable={playable} stop={stop} />}
        </Rail>
      </div>
    </section>
  );
}

function NextUpCard({ playable, stop }: { readonly playable: Playable; readonly stop: RailStop }) {
  const { title, name, seasonNumber, airDate, durationSeconds } = playable;
  const path = watchPath(playable.playableId);
  const words = [name || null, durationSeconds === null ? null : formatDuration(durationSeconds)];
  return (
    <Link to={path} prefetch="intent" className="next-up-card" data-play={path} {...stop}>
      <span>
        <span className="thumb">
          <TitleImage
            className="h-full w-full"
            image={playable.still}
            name={title.name}
            languageTag={title.languageTag}
            sizes="6rem"
          />
        </span>
        <span className="words">
          <b lang={title.languageTag ?? undefined}>{title.name}</b>
          <span>{words.filter(Boolean).join(", ")}</span>
        </span>
      </span>
      <span>
        {airDate?.slice(0, 4) ?? (seasonNumber === null ? "E" : `S${seasonNumber}`)}
        <span className="num">{episodeNumberWords(playable) || "1"}</span>
      </span>
    </Link>
  );
}
