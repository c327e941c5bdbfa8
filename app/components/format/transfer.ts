/** What was sent when: milliseconds of one clock, and bytes since the start. */
export interface TransferSample {
  readonly atMilliseconds: number;
  readonly sentBytes: number;
}

/** Speed is the mean over this long: steady enough to read, quick enough to follow a drop. */
const windowMilliseconds = 8_000;
const maximumSamples = 200;

/** The samples with one more, without those that fell out of the window (one before it is kept as its start). */
export function withSample(samples: readonly TransferSample[], sample: TransferSample): TransferSample[] {
  const from = sample.atMilliseconds - windowMilliseconds;
  const firstInside = samples.findIndex(({ atMilliseconds }) => atMilliseconds >= from);
  const kept = firstInside < 0 ? samples.slice(-1) : samples.slice(Math.max(0, firstInside - 1));
  return [...kept, sample].slice(-maximumSamples);
}

/** Bytes per second over the window; null until there are two samples apart in time. */
export function bytesPerSecond(samples: readonly TransferSample[]): number | null {
  const [first, last] = [samples[0], samples.at(-1)];
  if (!first || !last || last.atMilliseconds <= first.atMilliseconds) return null;
  const sent = Math.max(0, last.sentBytes - first.sentBytes);
  return (sent * 1000) / (last.atMilliseconds - first.atMilliseconds);
}
