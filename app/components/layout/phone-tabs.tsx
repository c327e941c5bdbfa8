import { NavLink } from "@remix-run/react";
import { mainPages } from "#app/components/layout/site-header.tsx";
import { Icon } from "#app/components/ui/icon.tsx";

/** The main pages at the bottom of a phone's screen. Elsewhere the header has them. */
export function PhoneTabs() {
  return (
    <nav className="phone-tabs" aria-label="Main">
      {mainPages.map((page) => (
        <NavLink key={page.to} to={page.to} end={page.to === "/"}>
          <Icon name={page.icon} />
          {page.name}
        </NavLink>
      ))}
    </nav>
  );
}
