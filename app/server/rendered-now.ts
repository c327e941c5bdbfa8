import { type Env } from "#core/config/env.ts";

/**
 * The instant that pages call now: the real one, or MATINEE_TEST_NOW beside MATINEE_TEST=1. For rendered dates only.
 */
export function renderedNow(env: Env): Date {
  return env.MATINEE_TEST && env.MATINEE_TEST_NOW ? new Date(env.MATINEE_TEST_NOW) : new Date();
}
