import { Link } from "@remix-run/react";
import { importHeading } from "#app/components/admin/imports/import-words.ts";
import { formatAgo } from "#app/components/format/dates.ts";
import { useClock } from "#app/components/layout/clock.tsx";
import { StatusDot } from "#app/components/ui/status-dot.tsx";
import { type ImportSummary } from "#core/import/runs/types.ts";

const DOTS = {
  looking: undefined,
  found: "warn",
  running: undefined,
  complete: "good",
  cancelled: "off",
  failed: "bad",
} as const;

/** The newest imports, each with its state and a link to its page. */
export function RecentImports({ imports }: { readonly imports: readonly ImportSummary[] }) {
  const clock = useClock();
  if (imports.length === 0) return null;
  return (
    <section aria-labelledby="recent-imports">
      <div className="heading">
        <h2 id="recent-imports">Imports</h2>
      </div>
      <ul className="import-list">
        {imports.map((one) => (
          <li key={one.id}>
            <StatusDot state={DOTS[one.state]} />
            <span className="grid min-w-0">
              <Link to={`/admin/import/${one.id}`} className="link font-semibold wrap-anywhere">
                {one.folder}
              </Link>
              <span className="text-xs text-quiet">
                {importHeading(one)}, {formatAgo(one.createdAt, clock)}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
