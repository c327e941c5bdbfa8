import { Link } from "@remix-run/react";
import { type TitlePage } from "#core/catalog/types.ts";

type Season = TitlePage["seasons"][number];

interface SeasonTabsProps {
  readonly seasons: readonly Season[];
  readonly shownId: string;
}

/** The tabs of the seasons, each with its own address. */
export function SeasonTabs({ seasons, shownId }: SeasonTabsProps) {
  return (
    <nav className="seasons" aria-label="Seasons">
      {seasons.map((season) => (
        <Link
          key={season.id}
          to={`?season=${season.number}`}
          preventScrollReset
          replace
          aria-current={season.id === shownId ? "true" : undefined}
        >
          {seasonName(season)}
        </Link>
      ))}
    </nav>
  );
}

/** A season's own name, else its number; number 0 holds the specials. */
export function seasonName(season: Pick<Season, "name" | "number">): string {
  return season.name ?? (season.number === 0 ? "Specials" : `Season ${season.number}`);
}
