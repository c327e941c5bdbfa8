import { type RetryConfig } from "hls.js";

const NO_ANSWER = 0;

interface Patience {
  /** How often an error that the server answered is followed by another try. */
  readonly answeredTries: number;
  readonly maxRetryDelayMs: number;
}

/**
 * How hls.js asks again after an error, every half second. A request without any answer is repeated for as long as it
 * takes: hls.js takes it for a final refusal (CORS) unless the browser says that it is offline, which would end the film
 * where the server, a router or a tunnel is away for a moment. Tries without an answer do not use up the others: the
 * limit moves on with them, since hls.js compares with it elsewhere too.
 */
export function patientRetry({ answeredTries, maxRetryDelayMs }: Patience): RetryConfig {
  return {
    maxNumRetry: answeredTries,
    retryDelayMs: 500,
    maxRetryDelayMs,
    backoff: "linear",
    // eslint-disable-next-line max-params -- hls.js calls it so
    shouldRetry: (policy, tries, isTimeout, response, wouldRetry) => {
      const isUnanswered = !isTimeout && response?.code === NO_ANSWER;
      // hls.js counts from 0 again after a success.
      if (policy && tries === 0) policy.maxNumRetry = answeredTries;
      if (policy && isUnanswered) policy.maxNumRetry = tries + 1 + answeredTries;
      return isUnanswered || wouldRetry;
    },
  };
}
