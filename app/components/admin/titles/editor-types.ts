import { type ImageRef, type PlayableDetail, type TitlePage, type TitleImage } from "#core/catalog/types.ts";

/** An image that can be chosen in an editor. */
export type Still = ImageRef & Pick<TitleImage, "atSeconds" | "kind">;

export type Season = TitlePage["seasons"][number];

export interface EpisodeEditorProps {
  readonly episode: PlayableDetail;
  readonly season: Season;
  readonly seasons: readonly Season[];
  readonly isOpen: boolean;
  readonly stills: readonly Still[];
  readonly onDelete: () => void;
}
