import { Row } from "#app/components/catalog/row.tsx";
import { ExtraCard } from "#app/components/title/extra-card.tsx";
import { type PlayableDetail } from "#core/catalog/types.ts";

/** The trailers and extras of a title. Renders nothing where there are none. */
export function Extras({ playables }: { readonly playables: readonly PlayableDetail[] }) {
  return (
    <Row
      id={`extras:${playables[0]?.title.id}`}
      heading="Trailers and extras"
      items={playables}
      keyOf={({ playableId }) => playableId}
    >
      {(playable, stop) => <ExtraCard playable={playable} stop={stop} />}
    </Row>
  );
}
