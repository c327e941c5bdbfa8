import { type Benchmark, type Figure } from "#bench/bench.ts";
import { plainSegmentSeconds, withUser, type BenchUser } from "#bench/bench-user.ts";

const IDLE_GOAL_SECONDS = 3;
const BUSY_GOAL_SECONDS = 4;

/**
 * From an import's answer to the first frame in the browser, for a film of one minute and one of two hours,
 * on an idle site and during the encode of another film; against one plain FFmpeg run over the same 4 s in
 * the same state.
 */
export const bench: Benchmark = {
  name: "first-frame",
  goal: 2.5,
  run: () =>
    withUser(async (user) => {
      const { minute, twoHours } = user.films;
      const oneMinute = { name: "1 min idle", film: minute, goalSeconds: IDLE_GOAL_SECONDS };
      const first = await measure(user, oneMinute);
      await user.untilIdle();
      // The film of two hours is encoded during all busy measurements.
      const measured = [
        first,
        await measure(user, { name: "2 h idle", film: twoHours, goalSeconds: IDLE_GOAL_SECONDS }),
        await measure(user, { name: "1 min busy", film: minute, goalSeconds: BUSY_GOAL_SECONDS }),
        await measure(user, { name: "2 h busy", film: twoHours, goalSeconds: BUSY_GOAL_SECONDS }),
      ];
      const ratio = Math.max(...measured.map(({ seconds, plainSeconds }) => seconds / plainSeconds));
      const plain = measured.map(({ plainSeconds }) => plainSeconds.toFixed(2)).join(", ");
      return { ratio, detail: `FFmpeg alone ${plain} s`, figures: measured };
    }),
};

interface Case {
  readonly name: string;
  readonly film: string;
  readonly goalSeconds: number;
}

async function measure(
  user: BenchUser,
  { name, film, goalSeconds }: Case,
): Promise<Figure & { plainSeconds: number }> {
  const plainSeconds = await plainSegmentSeconds(film, 0);
  const seconds = await user.watch(await user.bring(film));
  return { name, seconds, goalSeconds, plainSeconds };
}
