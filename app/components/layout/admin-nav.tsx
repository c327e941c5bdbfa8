import { Link, NavLink } from "@remix-run/react";
import { useCurrentInView } from "#app/components/layout/admin-nav-scroll.ts";
import { ThemePicker } from "#app/components/layout/theme-picker.tsx";
import { useWaiting } from "#app/components/layout/waiting.tsx";
import { Icon, type IconName } from "#app/components/ui/icon.tsx";
import { Mark } from "#app/components/ui/mark.tsx";
import { hasScope, type Scope } from "#core/accounts/scopes.ts";
import { type SignedInUser } from "#core/accounts/types.ts";
import { type AdminDashboard } from "#core/admin/types.ts";

interface AdminPage {
  readonly to: string;
  readonly name: string;
  readonly icon: IconName;
  readonly count?: number;
  readonly hot?: boolean;
  /** What a user needs to open it. */
  readonly scope: Scope;
}

interface AdminNavProps {
  readonly user: SignedInUser;
  readonly counts: AdminDashboard["counts"];
}

/** The navigation of the admin area: the user's pages with their counts, and the link back to the site. */
export function AdminNav({ user, counts }: AdminNavProps) {
  const waiting = useWaiting();
  const navRef = useCurrentInView();
  return (
    <header className="admin-nav">
      <Link to="/admin" className="grid min-h-tap items-center">
        <Mark waiting={waiting} />
      </Link>
      <nav aria-label="Admin" ref={navRef}>
        <ul>
          {adminPagesOf(user, counts).map((page) => (
            <li key={page.to}>
              <NavLink to={page.to} end={page.to === "/admin"} prefetch="intent">
                <Icon name={page.icon} />
                {page.name}
                {page.count ? (
                  <span className="count" data-hot={page.hot || undefined}>
                    {page.count}
                  </span>
                ) : null}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <div className="out">
        <span>
          Signed in as{" "}
          <Link to="/account" className="link">
            {user.profileName}
          </Link>
        </span>
        <Link to="/" className="link inline-flex min-h-tap items-center">
          Back to Matinee
        </Link>
        <div className="max-desktop:hidden">
          <ThemePicker />
        </div>
      </div>
    </header>
  );
}

function adminPagesOf(user: SignedInUser, counts: AdminDashboard["counts"]): readonly AdminPage[] {
  const hot = counts.failed > 0;
  const all: readonly AdminPage[] = [
    { to: "/admin", name: "Dashboard", icon: "now", scope: "operate" },
    { to: "/admin/titles", name: "Library", icon: "films", count: counts.titles, scope: "catalog" },
    {
      to: "/admin/jobs",
      name: "Processing",
      icon: "jobs",
      count: counts.failed || counts.encoding,
      hot,
      scope: "operate",
    },
    { to: "/admin/upload", name: "Upload", icon: "upload", scope: "catalog" },
    { to: "/admin/import", name: "Import", icon: "folder", scope: "operate" },
    { to: "/admin/users", name: "Users", icon: "users", count: counts.users, scope: "users" },
    { to: "/admin/settings", name: "Settings", icon: "settings", scope: "settings" },
  ];
  return all.filter(({ scope }) => hasScope(user, scope));
}
