import { EpisodeForm } from "#app/components/admin/episode-form.tsx";
import { EpisodeLine } from "#app/components/admin/episode-line.tsx";
import { type Still } from "#app/components/admin/seasons-desk.tsx";
import { type PlayableDetail, type TitlePage } from "#core/catalog/types.ts";

type Season = TitlePage["seasons"][number];

export interface EpisodeDeskProps {
  readonly episode: PlayableDetail;
  readonly season: Season;
  readonly seasons: readonly Season[];
  readonly isOpen: boolean;
  readonly stills: readonly Still[];
  readonly onDelete: () => void;
}

/** An episode: its line, or the panel where it is described. */
export function EpisodeDesk(props: EpisodeDeskProps) {
  return (
    <li data-open={props.isOpen || undefined}>
      {props.isOpen ? <EpisodeForm {...props} /> : <EpisodeLine episode={props.episode} />}
    </li>
  );
}
