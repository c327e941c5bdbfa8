import { Row } from "#app/components/catalog/row.tsx";
import { ExtraCard } from "#app/components/title/extra-card.tsx";
import { type PlayableDetail } from "#core/catalog/types.ts";

/** Trailers and what else came with a title. Nothing where there is none. */
export function Extras({ playables }: { readonly playables: readonly PlayableDetail[] }) {
  return (
    <Row heading="Trailers and extras" items={playables} keyOf={({ playableId }) => playableId}>
      {(playable, stop) => <ExtraCard playable={playable} stop={stop} />}
    </Row>
  );
}
