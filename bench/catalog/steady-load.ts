import { once } from "node:events";
import http from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

export interface SteadyLoad {
  readonly requestsPerSecond: number;
  readonly seconds: number;
  readonly headers: http.OutgoingHttpHeaders;
}

/** What half a second brings may wait for its answers: more means that the server does not keep up. */
const MAX_OPEN_SECONDS = 0.5;

/**
 * Asks for an address at a steady rate, whether the last answer came or not; resolves to the milliseconds of each answer
 * from the moment at which it was due. Throws for an answer other than 200, and for a server that falls behind.
 */
export async function steadyLoad(url: string, load: SteadyLoad): Promise<number[]> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });
  const answers: Promise<number>[] = [];
  const maxOpen = Math.max(10, load.requestsPerSecond * MAX_OPEN_SECONDS);
  let open = 0;
  const startedAtMs = performance.now();
  try {
    for (let n = 0; n < load.requestsPerSecond * load.seconds; n++) {
      const dueAtMs = startedAtMs + (n * 1000) / load.requestsPerSecond;
      const earlyMs = dueAtMs - performance.now();
      if (earlyMs > 1) await sleep(earlyMs);
      if (open >= maxOpen)
        throw new Error(
          `${new URL(url).pathname} does not keep up with ${load.requestsPerSecond} requests per second`,
        );
      open += 1;
      const answer = ask(url, { agent, headers: load.headers })
        .then(() => performance.now() - dueAtMs)
        .finally(() => (open -= 1));
      answer.catch(() => undefined);
      answers.push(answer);
    }
    return await Promise.all(answers);
  } finally {
    agent.destroy();
  }
}

async function ask(url: string, options: http.RequestOptions): Promise<void> {
  const [response] = (await once(http.get(url, options), "response")) as [http.IncomingMessage];
  response.resume();
  await once(response, "end");
  if (response.statusCode !== 200) throw new Error(`${url} answered ${response.statusCode}`);
}

/** The value that a share of the values does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? NaN;
}
