import { testHang, type Env } from "#core/config/env.ts";
import { type Logger } from "#core/logger.ts";

/** For tests of the detection of hangs: with MATINEE_TEST_HANG, SIGUSR2 blocks the event loop for ever. */
export function hangWhenTold(env: Env, logger: Logger): void {
  if (!testHang(env)) return;
  logger.warn("MATINEE_TEST_HANG: this process hangs when it gets SIGUSR2");
  process.on("SIGUSR2", () => {
    for (;;);
  });
}
