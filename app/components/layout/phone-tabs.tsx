import { NavLink } from "@remix-run/react";
import { rooms } from "#app/components/layout/site-header.tsx";
import { Icon } from "#app/components/ui/icon.tsx";

/** The rooms at the foot of a phone. Elsewhere the header has them. */
export function PhoneTabs() {
  return (
    <nav className="phone-tabs" aria-label="Main, phone">
      {rooms.map((room) => (
        <NavLink key={room.to} to={room.to} end={room.to === "/"}>
          <Icon name={room.icon} />
          {room.name}
        </NavLink>
      ))}
    </nav>
  );
}
