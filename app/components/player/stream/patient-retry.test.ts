import { expect, it } from "vitest";
import { patientRetry } from "./patient-retry.ts";

/** Asks as hls.js does after the given number of tries: whether it tries again. */
function asker() {
  const policy = patientRetry({ answeredTries: 2, maxRetryDelayMs: 1000 });
  return (tries: number, code: number | undefined, isTimeout = false) => {
    const response = code === undefined ? undefined : { url: "", code };
    const wouldRetry = tries < policy.maxNumRetry && code !== 404;
    const triesAgain = policy.shouldRetry?.(policy, tries, isTimeout, response, wouldRetry);
    // hls.js looks at the limit once more, and gives up only where it is reached.
    return triesAgain && tries < policy.maxNumRetry;
  };
}

it("asks for as long as it takes where there is no answer", () => {
  const triesAgain = asker();
  expect([0, 1, 60, 5000].map((tries) => triesAgain(tries, 0))).toEqual([true, true, true, true]);
});

it("asks a few times where the server answers with an error, and not where it says no", () => {
  const triesAgain = asker();
  expect([0, 1, 2].map((tries) => triesAgain(tries, 503))).toEqual([true, true, false]);
  expect(triesAgain(0, 404)).toBe(false);
});

it("does not count tries without an answer against the others", () => {
  const triesAgain = asker();
  for (let tries = 0; tries < 100; tries += 1) triesAgain(tries, 0);
  expect([100, 101, 102].map((tries) => triesAgain(tries, 502))).toEqual([true, true, false]);
  expect([0, 1, 2].map((tries) => triesAgain(tries, 503))).toEqual([true, true, false]);
});
