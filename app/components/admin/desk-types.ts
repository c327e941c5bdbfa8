import { type TitleImage } from "#core/catalog/list-title-images.ts";
import { type ImageRef, type PlayableDetail, type TitlePage } from "#core/catalog/types.ts";

/** A season as its title's page tells it, episodes and all. */
export type Season = TitlePage["seasons"][number];

/** A picture that an episode can be shown with. */
export type Still = ImageRef & Pick<TitleImage, "atSeconds" | "kind">;

export interface EpisodeDeskProps {
  readonly episode: PlayableDetail;
  readonly season: Season;
  readonly seasons: readonly Season[];
  readonly isOpen: boolean;
  readonly stills: readonly Still[];
  readonly onDelete: () => void;
}
