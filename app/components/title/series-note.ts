import { counted } from "#app/components/format/words.ts";
import { type TitlePage } from "#core/catalog/types.ts";

/** "You watched 13 of 17 episodes." Empty before the first, and a sentence of its own after the last. */
export function seriesNote(title: Pick<TitlePage, "seasons">): string {
  const episodes = title.seasons.flatMap((season) => season.episodes);
  const watched = episodes.filter(({ progress }) => progress?.watched).length;
  if (watched === 0) return "";
  return watched === episodes.length
    ? "You watched all episodes."
    : `You watched ${watched} of ${counted(episodes.length, "episode")}.`;
}
