import { describe, expect, it } from "vitest";
import type Hls from "hls.js";
import { type LoaderCallbacks, type LoaderConfiguration, type LoaderContext } from "hls.js";
import { Connection } from "./connection.ts";
import { makeLoaders } from "./held-loader.ts";
import { HoldTimes } from "./hold-times.ts";
import { StreamToken } from "./stream-token.ts";

const SEGMENT = "https://films.test/media/old/video/plan/v360/00003.m4s";
type Answer = { readonly code?: number; readonly start?: number; readonly first?: number };

/** hls.js's own loader, answering as told. */
function hlsAnswering(answer: (url: string) => Answer) {
  const asked: string[] = [];
  class NativeLoader {
    load(context: LoaderContext, _: LoaderConfiguration, callbacks: LoaderCallbacks<LoaderContext>) {
      asked.push(context.url);
      const { code, start = 0, first = 0 } = answer(context.url);
      const stats = { loading: { start, first, end: first } } as never;
      if (code !== undefined) callbacks.onError({ code, text: "" }, context, null, stats);
      else callbacks.onSuccess({ url: context.url, data: "" }, stats, context, null);
    }
    abort() {}
    destroy() {}
  }
  return { asked, hlsClass: { DefaultConfig: { loader: NativeLoader } } as unknown as typeof Hls };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

/** Loads the segment once; what hls.js was told of it. */
async function load(
  hlsClass: typeof Hls,
  token: StreamToken,
  { leave = false, connection = new Connection() } = {},
) {
  const holds = new HoldTimes();
  const refused: number[] = [];
  const onRefused = (code: number) => refused.push(code);
  const { fLoader } = makeLoaders(hlsClass, { token, holds, connection, onRefused });
  const loader = new fLoader({} as never);
  const received: { error?: number; start?: number } = {};
  loader.load({ url: SEGMENT } as never, {} as never, {
    onSuccess: (_response, stats) => (received.start = stats.loading.start),
    onError: (error) => (received.error = error.code),
    onTimeout: () => undefined,
  });
  if (leave) loader.abort();
  await settled();
  return { received, refused, holds };
}

const renewing = (expiresAt: Date | null = null) =>
  new StreamToken(expiresAt, () => Promise.resolve({ token: "new", expiresAt: null }), 0);

describe("the loaders", () => {
  it("put a new token into the address where the old one ran out", async () => {
    const { asked, hlsClass } = hlsAnswering(() => ({}));
    await load(hlsClass, renewing(new Date(1)));
    expect(asked).toEqual([SEGMENT.replace("/old/", "/new/")]);
  });

  it("let hls.js ask again after a refused token, with a new one", async () => {
    const token = renewing();
    const { asked, hlsClass } = hlsAnswering((url) => (url.includes("/old/") ? { code: 403 } : {}));
    const first = await load(hlsClass, token);
    expect([first.received.error, first.refused]).toEqual([503, []]);
    await load(hlsClass, token);
    expect(asked.at(-1)).toContain("/new/");
  });

  it("have hls.js go on asking while the site is away, and stop where it says no", async () => {
    const { hlsClass } = hlsAnswering(() => ({ code: 403 }));
    const away = await load(hlsClass, new StreamToken(null, () => Promise.reject(new Error("away"))));
    expect([away.received.error, away.refused]).toEqual([503, []]);
    const refused = await load(hlsClass, new StreamToken(null, () => Promise.resolve(null)));
    expect([refused.received.error, refused.refused]).toEqual([403, [403]]);
  });

  it("say nothing to a request that was given up meanwhile", async () => {
    const { hlsClass } = hlsAnswering(() => ({ code: 403 }));
    const { received, refused } = await load(hlsClass, renewing(), { leave: true });
    expect([received, refused]).toEqual([{}, []]);
  });

  it("count a held answer as a short wait, and remember the hold", async () => {
    const { hlsClass } = hlsAnswering(() => ({ start: 1000, first: 7000 }));
    const { received, holds } = await load(hlsClass, renewing());
    expect(received.start).toBe(6700);
    expect(holds.expectedSeconds()).toBe(6);
  });

  it("tell whether there was an answer: an error is one, silence is none", async () => {
    const events = new EventTarget();
    const connection = new Connection(Object.assign(events, { navigator: { onLine: true } as Navigator }));
    const codes = [0, 503, 0, undefined];
    const seen: boolean[] = [];
    for (const code of codes) {
      const { hlsClass } = hlsAnswering(() => (code === undefined ? {} : { code }));
      await load(hlsClass, renewing(), { connection });
      seen.push(connection.isLost());
    }
    expect(seen).toEqual([true, false, true, false]);
  });
});
