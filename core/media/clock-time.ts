/** Seconds as a clock time: `0:42`, `1:02:03`. */
export function clockTime(seconds: number): string {
  const complete = Math.floor(Math.max(0, seconds));
  const [hours, minutes] = [Math.floor(complete / 3600), Math.floor((complete % 3600) / 60)];
  const rest = String(complete % 60).padStart(2, "0");
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
}
