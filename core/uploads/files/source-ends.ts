const END_BYTES = 65_536;

/**
 * The two ranges of a file, from and to in bytes, whose hash with its size tells it from every other one: its first and
 * its last 64 KiB. The browser (uploads) and the server (imports) read the same ranges, so both give the same hash.
 */
export function sourceEnds(sizeBytes: number): readonly { from: number; to: number }[] {
  return [
    { from: 0, to: Math.min(END_BYTES, sizeBytes) },
    { from: Math.max(0, sizeBytes - END_BYTES), to: sizeBytes },
  ];
}

/** What is hashed before the two ends. */
export function sourceHead(sizeBytes: number): string {
  return `${sizeBytes}\n`;
}
