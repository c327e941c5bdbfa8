import { Link, NavLink } from "@remix-run/react";
import { AccountMenu } from "#app/components/layout/account-menu.tsx";
import { useWaiting } from "#app/components/layout/waiting.tsx";
import { Mark } from "#app/components/ui/mark.tsx";
import { type SignedInUser } from "#core/accounts/types.ts";

/** The rooms of the site, for the header and the phone's tabs. */
export const rooms = [
  { to: "/", name: "Home", icon: "home" },
  { to: "/films", name: "Films", icon: "films" },
  { to: "/series", name: "Series", icon: "series" },
  { to: "/history", name: "My things", icon: "mine" },
] as const;

interface SiteHeaderProps {
  readonly user: SignedInUser;
  readonly mayUpload: boolean;
}

/** The header: the mark, whose lamp warms while a page is on its way, the rooms, and who is here. */
export function SiteHeader({ user, mayUpload }: SiteHeaderProps) {
  const waiting = useWaiting();
  return (
    <header className="site-header">
      <Link to="/" className="grid min-h-tap items-center">
        <Mark waiting={waiting} />
      </Link>
      <nav aria-label="Main">
        <ul className="site-nav">
          {rooms.map((room) => (
            <li key={room.to}>
              <NavLink to={room.to} end={room.to === "/"} prefetch="intent">
                {room.name}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <div className="ml-auto flex items-center gap-3 max-tablet:ml-0">
        <p role="status" className="sr-only">
          {waiting ? "The page is on its way." : ""}
        </p>
        <AccountMenu user={user} mayUpload={mayUpload} />
      </div>
    </header>
  );
}
