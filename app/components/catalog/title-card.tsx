import { Link } from "@remix-run/react";
import { isNew } from "#app/components/format/dates.ts";
import { useClock } from "#app/components/layout/clock.tsx";
import { type RailStop } from "#app/components/catalog/rail.tsx";
import { playPath, shortKind } from "#app/components/catalog/title-words.ts";
import { TitlePoster } from "#app/components/ui/images/title-poster.tsx";
import { TitleImage } from "#app/components/ui/images/title-image.tsx";
import { type ListedTitle } from "#core/catalog/types.ts";

interface TitleCardProps {
  readonly title: ListedTitle;
  /** A poster of 2:3, or a wide image. */
  readonly form?: "poster" | "wide";
  readonly stop?: RailStop;
}

const sizesOf = { poster: "(min-width: 64rem) 14vw, 42vw", wide: "(min-width: 64rem) 22vw, 60vw" };

/** A title in a row or a grid: its image, with its name and kind below. */
export function TitleCard({ title, form = "poster", stop }: TitleCardProps) {
  const clock = useClock();
  const lang = title.languageTag ?? undefined;
  return (
    <Link
      to={`/title/${title.id}`}
      prefetch="intent"
      className="card"
      data-form={form}
      data-play={playPath(title.id)}
      {...stop}
    >
      <span className="title-image">
        {form === "poster" ? (
          <TitlePoster title={title} sizes={sizesOf.poster} />
        ) : (
          <TitleImage
            image={title.backdrop}
            name={title.name}
            languageTag={title.languageTag}
            sizes={sizesOf.wide}
          />
        )}
      </span>
      <span className="caption">
        <b lang={lang}>{title.name}</b>
        <span>
          {isNew(title.publishedAt, clock) ? <span className="new">New</span> : null}
          {shortKind(title)}
        </span>
      </span>
    </Link>
  );
}
