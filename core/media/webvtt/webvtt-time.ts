const TIME = /^(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?$/;
/** Renderers read at most two digits of hours. */
const MAX_HOURS = 99;

/** Parses `1:02:03.4`, `02:03.400` or `01:02:03,400` to milliseconds; null if it is no time. */
export function readCaptionTime(text: string): number | null {
  const match = TIME.exec(text);
  if (!match) return null;
  const [hours, minutes, seconds] = [match[1], match[2], match[3]].map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
  ];
  if (hours > MAX_HOURS || minutes > 59 || seconds > 59) return null;
  return ((hours * 60 + minutes) * 60 + seconds) * 1000 + Number((match[4] ?? "").padEnd(3, "0"));
}

/** Writes milliseconds as `01:02:03.400`. */
export function writeCaptionTime(milliseconds: number): string {
  const part = (value: number, digits = 2) => String(value).padStart(digits, "0");
  const seconds = Math.floor(milliseconds / 1000);
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${clock.map((value) => part(value)).join(":")}.${part(milliseconds % 1000, 3)}`;
}
