/** Seconds as people read them on a player: `0:42`, `23:08`, `1:02:03`. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  const two = (value: number) => String(value).padStart(2, "0");
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/** Seconds as they are spoken: "23 minutes 8 seconds". */
export function spokenTime(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const parts = [
    counted(Math.floor(whole / 3600), "hour"),
    counted(Math.floor(whole / 60) % 60, "minute"),
    counted(whole % 60, "second"),
  ].filter((part) => part !== null);
  return parts.length > 0 ? parts.join(" ") : "0 seconds";
}

function counted(count: number, noun: string): string | null {
  return count === 0 ? null : `${count} ${noun}${count === 1 ? "" : "s"}`;
}
