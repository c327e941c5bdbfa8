import { formatAgo } from "#app/components/format/dates.ts";
import { watchedPercent } from "#app/components/format/duration.ts";
import { useClock } from "#app/components/layout/clock.tsx";
import { ProgressBar } from "#app/components/ui/progress-bar.tsx";
import { type AdminDashboard } from "#core/admin/types.ts";

/** The most recently watched titles, with profile and progress. */
export function RecentPlays({ plays }: { readonly plays: AdminDashboard["recentPlays"] }) {
  const clock = useClock();
  if (plays.length === 0) return null;
  return (
    <section aria-labelledby="plays">
      <div className="heading">
        <h2 id="plays">Recently watched</h2>
      </div>
      <ul>
        {plays.map((play, index) => (
          <li
            key={index}
            className="grid grid-cols-[7rem_minmax(0,1fr)_auto] items-baseline gap-x-3 gap-y-1.5 border-t border-line py-2.5"
          >
            <span className="truncate text-soft">{play.profileName}</span>
            <b className="truncate font-[550]">{play.title}</b>
            <span className="text-quiet text-xs">{formatAgo(play.updatedAt, clock)}</span>
            <span className="col-span-full">
              <ProgressBar percent={watchedPercent(play.positionSeconds, play.durationSeconds)} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
