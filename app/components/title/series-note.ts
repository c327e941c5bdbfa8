import { type TitlePage } from "#core/catalog/types.ts";

/** "You have watched 13 of 17." Empty before the first, and its own sentence after the last. */
export function seriesNote(title: Pick<TitlePage, "seasons">): string {
  const episodes = title.seasons.flatMap((season) => season.episodes);
  const watched = episodes.filter(({ progress }) => progress?.watched).length;
  if (watched === 0) return "";
  return watched === episodes.length
    ? "You have watched all of it."
    : `You have watched ${watched} of ${episodes.length}.`;
}
