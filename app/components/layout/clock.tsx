import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import { type LocalClock } from "#app/components/format/dates.ts";

/** Holds the time zone of the user's device, so that the server writes the same days and times as the browser. */
export const TIME_ZONE_COOKIE = "matinee_time_zone";
const oneYearSeconds = 365 * 24 * 3600;

const ClockContext = createContext<LocalClock>({ now: new Date(0), timeZone: "UTC" });

/** The current time and the user's time zone, which decide what "today" means. */
export function useClock(): LocalClock {
  return useContext(ClockContext);
}

/** The time zone that a Cookie header names; UTC where it names none or an unknown one. */
export function timeZoneOf(cookieHeader: string | null): string {
  const found = new RegExp(`(?:^|;\\s*)${TIME_ZONE_COOKIE}=([^;]+)`).exec(cookieHeader ?? "")?.[1];
  if (!found) return "UTC";
  try {
    const timeZone = decodeURIComponent(found);
    new Intl.DateTimeFormat("en", { timeZone });
    return timeZone;
  } catch {
    return "UTC";
  }
}

interface ClockProps {
  /** The server's now (a test may have set it). */
  readonly now: Date;
  /** The time zone that the server used. */
  readonly timeZone: string;
  readonly children: ReactNode;
}

/** Gives the clock to the pages. It sets the time zone cookie, so after the first visit the server knows the zone too. */
export function Clock({ now, timeZone, children }: ClockProps) {
  const [zone, setZone] = useState(timeZone);
  useEffect(() => {
    const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (!here || here === timeZone) return;
    const value = encodeURIComponent(here);
    document.cookie = `${TIME_ZONE_COOKIE}=${value}; Path=/; Max-Age=${oneYearSeconds}; SameSite=Lax`;
    setZone(here);
  }, [timeZone]);
  const clock = useMemo(() => ({ now, timeZone: zone }), [now, zone]);
  return <ClockContext.Provider value={clock}>{children}</ClockContext.Provider>;
}
