import { type Benchmark } from "#bench/bench.ts";
import { startSite } from "#core/testing/running-site.ts";

const TRIES = 100;
const WARM_UP = 5;
const ADMIN = "admin@example.test";
const UNKNOWN_EMAIL = "nobody@example.test";

/**
 * How much longer one of two refusals takes than the other: an unknown email, and a wrong password for a
 * known one. Medians of a hundred attempts each, in turns. A client that can tell them apart learns which
 * emails have an account.
 */
export const bench: Benchmark = {
  name: "sign-in",
  goal: 1.1,
  async run() {
    const env = { MATINEE_ADMIN_EMAIL: ADMIN, MATINEE_ADMIN_PASSWORD: "a password for the bench" };
    const site = await startSite({ env });
    try {
      for (let n = 0; n < WARM_UP; n++)
        await Promise.all([refuse(site.url, ADMIN), refuse(site.url, UNKNOWN_EMAIL)]);
      const [known, unknown]: [number[], number[]] = [[], []];
      for (let n = 0; n < TRIES; n++) {
        known.push(await refuse(site.url, ADMIN));
        unknown.push(await refuse(site.url, UNKNOWN_EMAIL));
      }
      const [wrong, unknownEmail] = [median(known), median(unknown)];
      const ratio = Math.max(wrong, unknownEmail) / Math.min(wrong, unknownEmail);
      return {
        ratio,
        detail: `wrong password ${wrong.toFixed(1)} ms, unknown email ${unknownEmail.toFixed(1)} ms`,
      };
    } finally {
      await site.remove();
    }
  },
};

/** Milliseconds until the refusal. */
async function refuse(url: string, email: string): Promise<number> {
  const startedAt = performance.now();
  const answer = await fetch(`${url}/api/trpc/auth.signIn`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email, password: "a wrong password" }),
  });
  await answer.text();
  if (answer.status !== 401) throw new Error(`a refusal was expected, and ${answer.status} came`);
  return performance.now() - startedAt;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
