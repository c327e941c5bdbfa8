import { Link } from "@remix-run/react";
import { type TitlePage } from "#core/catalog/types.ts";

type Season = TitlePage["seasons"][number];

interface SeasonTabsProps {
  readonly seasons: readonly Season[];
  readonly shownId: string;
}

/** The seasons, each at an address of its own. */
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

/** A season by its own name, else by its number; number 0 holds what stands outside the seasons. */
export function seasonName(season: Pick<Season, "name" | "number">): string {
  return season.name ?? (season.number === 0 ? "Specials" : `Season ${season.number}`);
}
