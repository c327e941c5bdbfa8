/** What "today" means for the user: the instant that counts as now, and their time zone. */
export interface LocalClock {
  readonly now: Date;
  /** IANA name, for example "Europe/Lisbon". */
  readonly timeZone: string;
}

const dayMilliseconds = 86_400_000;

/** A day as the heading of a history: "Today", "Yesterday", "Wednesday 18 November", with the year in another one. */
export function formatDay(date: Date, clock: LocalClock): string {
  const daysAgo = dayNumber(clock.now, clock) - dayNumber(date, clock);
  if (daysAgo === 0) return "Today";
  if (daysAgo === 1) return "Yesterday";
  const sameYear = yearOf(date, clock) === yearOf(clock.now, clock);
  const day = parts(date, clock, { weekday: "long", day: "numeric", month: "long" });
  return sameYear ? day : `${day} ${yearOf(date, clock)}`;
}

/** How long ago, for a line of a list: "just now", "12 min ago", "3 h ago", "yesterday", "Wednesday", "18 November". */
export function formatAgo(date: Date, clock: LocalClock): string {
  const minutes = Math.floor((clock.now.getTime() - date.getTime()) / 60_000);
  if (minutes < 1) return "just now";
  if (minutes < 60) return `${minutes} min ago`;
  const daysAgo = dayNumber(clock.now, clock) - dayNumber(date, clock);
  if (daysAgo === 0) return `${Math.floor(minutes / 60)} h ago`;
  if (daysAgo === 1) return "yesterday";
  if (daysAgo < 7) return parts(date, clock, { weekday: "long" });
  const day = parts(date, clock, { day: "numeric", month: "long" });
  return yearOf(date, clock) === yearOf(clock.now, clock) ? day : `${day} ${yearOf(date, clock)}`;
}

/** How long until something happens: "in 7 days", "in 5 h", "in 12 min", "now". */
export function formatUntil(date: Date, clock: LocalClock): string {
  const minutes = Math.ceil((date.getTime() - clock.now.getTime()) / 60_000);
  if (minutes <= 0) return "now";
  if (minutes < 60) return `in ${minutes} min`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `in ${hours} h` : `in ${Math.round(hours / 24)} days`;
}

/** A time of day: "19:20". */
export function formatTimeOfDay(date: Date, clock: LocalClock): string {
  return parts(date, clock, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

/** Within the last seven days: what a site calls new. Titles without a date are not. */
export function isNew(date: Date | null, clock: LocalClock): boolean {
  return date !== null && clock.now.getTime() - date.getTime() < 7 * dayMilliseconds;
}

/** Morning till noon, afternoon till six, evening: for "Good afternoon." */
export function partOfDay(clock: LocalClock): "morning" | "afternoon" | "evening" {
  const hour = Number(parts(clock.now, clock, { hour: "2-digit", hourCycle: "h23" }));
  if (hour < 5) return "evening";
  if (hour < 12) return "morning";
  return hour < 18 ? "afternoon" : "evening";
}

/** Splits a list (newest first) into days, each under its heading. */
export function groupByDay<Item>(
  items: readonly Item[],
  dateOf: (item: Item) => Date,
  clock: LocalClock,
): { readonly day: string; readonly items: Item[] }[] {
  const days: { day: string; items: Item[] }[] = [];
  for (const item of items) {
    const day = formatDay(dateOf(item), clock);
    const last = days.at(-1);
    if (last?.day === day) last.items.push(item);
    else days.push({ day, items: [item] });
  }
  return days;
}

/** Days since 1970 in the user's time zone, so that a day ends at midnight there. */
function dayNumber(date: Date, clock: LocalClock): number {
  const iso = new Intl.DateTimeFormat("sv-SE", { timeZone: clock.timeZone }).format(date);
  return Math.floor(Date.parse(`${iso}T00:00:00Z`) / dayMilliseconds);
}

function yearOf(date: Date, clock: LocalClock): string {
  return parts(date, clock, { year: "numeric" });
}

function parts(date: Date, clock: LocalClock, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat("en-GB", { ...options, timeZone: clock.timeZone })
    .format(date)
    .replace(",", "");
}

/** A moment to the minute: "Fri 4 Dec 2026, 20:00". */
export function formatMoment(date: Date, { timeZone }: LocalClock): string {
  return new Intl.DateTimeFormat("en-GB", {
    ...{ weekday: "short", day: "numeric", month: "short", year: "numeric" },
    ...{ hour: "2-digit", minute: "2-digit", hour12: false, timeZone },
  }).format(date);
}

/** A moment as a field of type datetime-local holds it: "2026-12-04T20:00", in the reader's time zone. */
export function localMoment(date: Date, { timeZone }: LocalClock): string {
  const parts = new Intl.DateTimeFormat("sv-SE", {
    ...{ year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", timeZone },
  }).format(date);
  return parts.replace(" ", "T");
}
