import { type Benchmark } from "#bench/bench.ts";
import { plainSegmentSeconds, TWO_HOURS_SECONDS, withUser } from "#bench/bench-user.ts";

const POSITIONS = 20;
const GOAL_SECONDS = 4;
/** The ladder encodes from the start: what is after this second is not encoded while the bench runs. */
const FIRST_POSITION_SHARE = 0.15;
/** Multiples of it, taken modulo 1, never come near each other (the golden ratio's fraction). */
const STEP = 0.618;
/** The number of positions that plain FFmpeg encodes too. */
const PLAIN_RUNS = 5;

/**
 * Seconds from a seek to an unencoded position until the film plays there, 20 times in a film of two hours
 * that is being encoded; the 95th percentile against one plain FFmpeg run over the 4 s at such a position.
 */
export const bench: Benchmark = {
  name: "seek",
  goal: 2.5,
  run: () =>
    withUser(async (user) => {
      await user.watch(await user.bring(user.films.twoHours));
      const [seeks, plain]: [number[], number[]] = [[], []];
      for (let n = 0; n < POSITIONS; n += 1) {
        seeks.push(await user.seek(savedSeconds(n)));
        if (n % (POSITIONS / PLAIN_RUNS) === 0)
          plain.push(await plainSegmentSeconds(user.films.twoHours, savedSeconds(n)));
      }
      const [p95, median] = [quantile(seeks, 0.95), quantile(seeks, 0.5)];
      const detail = `median ${median.toFixed(2)} s, FFmpeg alone ${quantile(plain, 0.5).toFixed(2)} s`;
      const figures = [{ name: "p95", seconds: p95, goalSeconds: GOAL_SECONDS }];
      return { ratio: p95 / quantile(plain, 0.5), detail, figures };
    }),
};

const savedSeconds = (n: number): number =>
  TWO_HOURS_SECONDS * (FIRST_POSITION_SHARE + (0.99 - FIRST_POSITION_SHARE) * ((n * STEP) % 1));

/** The value below which a fraction of the values lies (nearest rank). */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length, Math.max(1, Math.ceil(share * sorted.length))) - 1] ?? 0;
}
