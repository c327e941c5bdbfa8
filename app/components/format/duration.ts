/**
 * A length as the site writes it: "48 s", "31 min", "2 h 08". Seconds in; rounded to the minute from one minute
 * on. Nothing, negative and broken lengths are "0 s".
 */
export function formatDuration(seconds: number): string {
  const safe = Number.isFinite(seconds) ? Math.max(0, seconds) : 0;
  if (safe < 60) return `${Math.round(safe)} s`.replace("60 s", "1 min");
  const minutes = Math.round(safe / 60);
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")}`;
}

/** As `formatDuration`, spelt out for lists of facts: "2 h 08 min". */
export function formatRunningTime(seconds: number): string {
  const short = formatDuration(seconds);
  return short.includes(" h ") ? `${short} min` : short;
}

/** A position in a film: "23:08", "1:14:22". Takes seconds, rounded down to integers. */
export function formatTimecode(seconds: number): string {
  const total = Number.isFinite(seconds) ? Math.max(0, Math.floor(seconds)) : 0;
  const [hours, minutes] = [Math.floor(total / 3600), Math.floor((total % 3600) / 60)];
  const rest = String(total % 60).padStart(2, "0");
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
}

/**
 * What is left of a film, never nothing: "31 min", "1 h 04", and in the last minute "1 min". Films of less than a
 * minute are told in seconds. Seconds in.
 */
export function formatLeft(positionSeconds: number, durationSeconds: number): string {
  return formatDuration(Math.max(durationSeconds < 60 ? 1 : 60, durationSeconds - positionSeconds));
}

/**
 * An estimate, so it is rough: "a few seconds" under 10 s, then "about 40 s" in steps of ten, then "about 11 min".
 * Seconds in.
 */
export function formatEstimate(seconds: number): string {
  if (!(seconds >= 10)) return "a few seconds";
  if (seconds < 55) return `about ${Math.round(seconds / 10) * 10} s`;
  return `about ${formatDuration(Math.max(60, seconds))}`;
}

/** How much of a film has been watched, 0 to 100: the width of a progress bar. */
export function watchedPercent(positionSeconds: number, durationSeconds: number): number {
  if (!(durationSeconds > 0)) return 0;
  return Math.min(100, Math.max(0, (positionSeconds / durationSeconds) * 100));
}
