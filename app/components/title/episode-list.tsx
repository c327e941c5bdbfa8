import { EpisodeItem } from "#app/components/title/episode-item.tsx";
import { seasonName } from "#app/components/title/season-tabs.tsx";
import { type TitlePage } from "#core/catalog/types.ts";

interface EpisodeListProps {
  readonly season: TitlePage["seasons"][number];
  readonly currentId: string | null;
}

/** The episodes of a season; the one that the play button plays is highlighted. */
export function EpisodeList({ season, currentId }: EpisodeListProps) {
  return (
    <ol className="episodes" aria-label={seasonName(season)}>
      {season.episodes.map((episode) => (
        <EpisodeItem
          key={episode.playableId}
          episode={episode}
          isCurrent={episode.playableId === currentId}
        />
      ))}
    </ol>
  );
}
