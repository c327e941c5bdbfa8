import { Link } from "@remix-run/react";
import { type CSSProperties } from "react";
import { watchPath } from "#app/components/catalog/title-words.ts";
import { formatTimecode } from "#app/components/format/duration.ts";
import { TitleImage } from "#app/components/ui/images/title-image.tsx";
import { type TitleChapter } from "#core/catalog/types.ts";

interface ChaptersProps {
  readonly playableId: string;
  readonly chapters: readonly TitleChapter[];
}

/** The chapters of a film, each as wide as it is long; each plays from its start. Renders nothing without chapters. */
export function Chapters({ playableId, chapters }: ChaptersProps) {
  if (chapters.length === 0) return null;
  return (
    <section className="section" aria-labelledby="chapters">
      <div className="section-head">
        <h2 id="chapters">Chapters</h2>
      </div>
      <ol className="chapters">
        {chapters.map((chapter, index) => (
          <li key={chapter.startSeconds} style={{ "--length": lengthOf(chapter) } as CSSProperties}>
            <Chapter chapter={chapter} index={index} playableId={playableId} />
          </li>
        ))}
      </ol>
    </section>
  );
}

interface ChapterProps {
  readonly chapter: TitleChapter;
  readonly index: number;
  readonly playableId: string;
}

function Chapter({ chapter, index, playableId }: ChapterProps) {
  const name = chapter.name || `Chapter ${index + 1}`;
  return (
    <Link to={`${watchPath(playableId)}?t=${Math.floor(chapter.startSeconds)}`}>
      <span className="title-image">
        <TitleImage image={chapter.still} name="" sizes="16rem" />
      </span>
      <span className="words">
        <b>{name}</b>
        <span className="num">{formatTimecode(chapter.startSeconds)}</span>
      </span>
    </Link>
  );
}

/** Full seconds, one at least, so that the shortest chapter has a width. */
function lengthOf({ startSeconds, endSeconds }: TitleChapter): number {
  return Math.max(1, Math.round(endSeconds - startSeconds));
}
