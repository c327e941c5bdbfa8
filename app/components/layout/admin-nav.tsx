import { Link, NavLink } from "@remix-run/react";
import { useCurrentInView } from "#app/components/layout/admin-nav-scroll.ts";
import { HouseLights } from "#app/components/layout/theme-picker.tsx";
import { useWaiting } from "#app/components/layout/waiting.tsx";
import { Icon, type IconName } from "#app/components/ui/icon.tsx";
import { Mark } from "#app/components/ui/mark.tsx";
import { type AdminDashboard } from "#core/admin/types.ts";

interface Desk {
  readonly to: string;
  readonly name: string;
  readonly icon: IconName;
  readonly count?: number;
  readonly hot?: boolean;
}

interface BoothSideProps {
  readonly profileName: string;
  readonly counts: AdminDashboard["counts"];
}

/** The side of the booth: its desks with what waits on them, and the way back to the house. */
export function BoothSide({ profileName, counts }: BoothSideProps) {
  const waiting = useWaiting();
  const navRef = useCurrentInView();
  return (
    <header className="booth-side">
      <Link to="/admin" className="grid min-h-tap items-center">
        <Mark waiting={waiting} />
      </Link>
      <nav aria-label="Booth" ref={navRef}>
        <ul>
          {desksOf(counts).map((desk) => (
            <li key={desk.to}>
              <NavLink to={desk.to} end={desk.to === "/admin"} prefetch="intent">
                <Icon name={desk.icon} />
                {desk.name}
                {desk.count ? (
                  <span className="count" data-hot={desk.hot || undefined}>
                    {desk.count}
                  </span>
                ) : null}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <div className="out">
        <span>Signed in as {profileName}</span>
        <Link to="/" className="link inline-flex min-h-tap items-center">
          Back to the house
        </Link>
        <div className="max-desk:hidden">
          <HouseLights />
        </div>
      </div>
    </header>
  );
}

function desksOf(counts: AdminDashboard["counts"]): readonly Desk[] {
  const hot = counts.failed > 0;
  return [
    { to: "/admin", name: "Now", icon: "now" },
    { to: "/admin/titles", name: "Titles", icon: "films", count: counts.titles },
    { to: "/admin/upload", name: "Upload", icon: "upload" },
    { to: "/admin/jobs", name: "Jobs", icon: "jobs", count: counts.failed || counts.encoding, hot },
    { to: "/admin/people", name: "People", icon: "people", count: counts.users },
    { to: "/admin/settings", name: "Settings", icon: "settings" },
  ];
}
