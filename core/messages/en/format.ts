import { clockTime } from "#core/media/clock-time.ts";

/** Seconds as a clock time, `1:02:03`. Throws for anything that is no number. */
export const clock = (seconds: number): string => clockTime(assertNumber(seconds));

/** `3.4 GB`, in decimal units as disks count. Throws for anything that is no number. */
export function size(bytes: number): string {
  assertNumber(bytes);
  if (bytes < 1e6) return `${Math.ceil(bytes / 1e3)} kB`;
  if (bytes < 1e9) return `${Math.round(bytes / 1e6)} MB`;
  return `${(bytes / 1e9).toFixed(1)} GB`;
}

/** `1 minute`, `2 minutes`: for nouns whose plural ends with s. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** A stored parameter may be of another version: no sentence is better than one about NaN. */
function assertNumber(value: number): number {
  if (Number.isFinite(value)) return value;
  throw new TypeError("a parameter of a message is no number");
}
