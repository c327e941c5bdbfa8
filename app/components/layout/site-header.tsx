import { Link, NavLink } from "@remix-run/react";
import { AccountButton } from "#app/components/layout/account-button.tsx";
import { SearchBox } from "#app/components/search/search-box.tsx";
import { useWaiting } from "#app/components/layout/waiting.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import { Mark } from "#app/components/ui/mark.tsx";
import { type SignedInUser } from "#core/accounts/types.ts";

/** The main pages of the site, for the header and the phone's tabs. */
export const mainPages = [
  { to: "/", name: "Home", icon: "home" },
  { to: "/films", name: "Films", icon: "films" },
  { to: "/series", name: "Series", icon: "series" },
  { to: "/history", name: "History", icon: "mine" },
] as const;

interface SiteHeaderProps {
  readonly user: SignedInUser;
  readonly mayUpload: boolean;
}

/** The header: the logo, which lights up while a page loads, the main pages, and the account menu. */
export function SiteHeader({ user, mayUpload }: SiteHeaderProps) {
  const waiting = useWaiting();
  return (
    <header className="site-header">
      <Link to="/" className="grid min-h-tap items-center">
        <Mark waiting={waiting} />
      </Link>
      <nav aria-label="Main">
        <ul className="site-nav">
          {mainPages.map((page) => (
            <li key={page.to}>
              <NavLink to={page.to} end={page.to === "/"} prefetch="intent">
                {page.name}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <div className="ml-auto flex items-center gap-3 max-tablet:ml-0">
        <p role="status" className="sr-only">
          {waiting ? "Loading…" : ""}
        </p>
        <SearchBox />
        <Link to="/search" className="search-link" aria-label="Search">
          <Icon name="search" />
        </Link>
        <AccountButton user={user} mayUpload={mayUpload} />
      </div>
    </header>
  );
}
