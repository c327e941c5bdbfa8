import { type Env } from "#core/config/env.ts";

/**
 * The current time for pages: the real one, or MATINEE_TEST_NOW if MATINEE_TEST=1. For rendered dates only.
 */
export function renderedNow(env: Env): Date {
  return env.MATINEE_TEST && env.MATINEE_TEST_NOW ? new Date(env.MATINEE_TEST_NOW) : new Date();
}
