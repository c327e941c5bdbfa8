import { Link } from "@remix-run/react";
import { formatTimecode } from "#app/components/format/duration.ts";
import { Badge } from "#app/components/ui/badge.tsx";
import { ResponsiveImage } from "#app/components/ui/images/responsive-image.tsx";
import { type SearchHit, type StoryboardCrop } from "#core/search/schemas.ts";
import { Highlighted } from "./highlighted.tsx";
import { episodeNumber } from "./hit-words.ts";

interface HitsProps {
  readonly hits: readonly SearchHit[];
  readonly pathOf: (hit: SearchHit) => string;
}

/** Spoken lines, each over the image of its second. They open the player there. */
export function LineHits({ hits, pathOf }: HitsProps) {
  return (
    <ul className="line-hits">
      {hits.map((hit) => (
        <li key={hit.id}>
          <Link to={pathOf(hit)} className="line-hit">
            <span className="line-image" data-theme="dark">
              <LineImage hit={hit} />
              <span className="line-text">
                <span>
                  <Highlighted hit={hit} />
                </span>
              </span>
            </span>
            <span className="line-from">
              <b lang={hit.title.languageTag ?? undefined}>{hit.title.name}</b>
              <span className="text-quiet">{hit.playable ? episodeNumber(hit.playable) : ""}</span>
              <Badge>{formatTimecode(hit.seconds ?? 0)}</Badge>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** The storyboard's image; without one yet, a still of the film. */
function LineImage({ hit: { crop, playable } }: { readonly hit: SearchHit }) {
  if (crop) return <Crop crop={crop} />;
  return playable?.still ? <ResponsiveImage image={playable.still} sizes="21rem" /> : null;
}

/** A rectangle of a sprite that fills the width that it has, whatever that is. */
function Crop({ crop: { url, x, y, width, height } }: { readonly crop: StoryboardCrop }) {
  return (
    <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
      <svg x={0} y={0} width={width} height={height} viewBox={`${x} ${y} ${width} ${height}`}>
        <image href={url} />
      </svg>
    </svg>
  );
}
