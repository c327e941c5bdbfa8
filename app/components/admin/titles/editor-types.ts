import { type PageError } from "#app/trpc/loader-errors.ts";
import { type TitleImage } from "#core/catalog/list-title-images.ts";
import { type ImageRef, type PlayableDetail, type TitlePage } from "#core/catalog/types.ts";

/** A picture that can be chosen at a desk. */
export type Still = ImageRef & Pick<TitleImage, "atSeconds" | "kind">;

/** What comes back from a form of a desk. */
export interface EditorAnswer {
  readonly ok: boolean;
  readonly error?: PageError;
}

export type Season = TitlePage["seasons"][number];

export interface EpisodeEditorProps {
  readonly episode: PlayableDetail;
  readonly season: Season;
  readonly seasons: readonly Season[];
  readonly isOpen: boolean;
  readonly stills: readonly Still[];
  readonly onDelete: () => void;
}
