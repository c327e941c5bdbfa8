import type Hls from "hls.js";
import {
  type FragmentLoaderConstructor,
  type LoaderCallbacks,
  type LoaderConfiguration,
  type LoaderContext,
  type PlaylistLoaderConstructor,
} from "hls.js";
import { type Connection } from "./connection.ts";
import { type HoldTimes } from "./hold-times.ts";
import { type StreamToken } from "./stream-token.ts";

/** A held answer counts as one that took this long: hls.js would take the wait for a slow network otherwise. */
const COUNTED_WAIT_MS = 300;
/** hls.js never asks again after 4xx; after this it does. */
const ASK_AGAIN = 503;
/** hls.js's code where the network, and not the server, failed a request. */
const NO_ANSWER = 0;

/** What the loaders report to, and ask. */
export interface LoaderHost {
  readonly token: StreamToken;
  readonly holds: HoldTimes;
  /** Told of every answer, and of every request without one. */
  readonly connection: Connection;
  /** The server's last word (4xx): hls.js would go on asking for a minute. */
  readonly onRefused: (code: number) => void;
}

/**
 * Loaders for playlists and segments, over hls.js's own. Both put the newest token into the address, wait for a
 * renewal where it ran out, and let hls.js try again where the server says so (403). The one for segments also takes
 * the time that the server held the answer out of the bandwidth estimate (PLAYBACK.md: a hold of 4 s on a line of
 * 20 Mb/s read as 0.8 Mb/s).
 */
export function makeLoaders(hlsClass: typeof Hls, host: LoaderHost) {
  const { token, holds } = host;
  class FreshLoader extends hlsClass.DefaultConfig.loader {
    #isGone = false;

    override load(
      context: LoaderContext,
      config: LoaderConfiguration,
      callbacks: LoaderCallbacks<LoaderContext>,
    ): void {
      const start = () => {
        context.url = token.urlFor(context.url);
        super.load(
          context,
          config,
          withRenewal(callbacks, host, () => this.#isGone),
        );
      };
      if (token.isFresh()) return start();
      // Where the renewal fails the server's own answer says why.
      void token.renew().then(() => (this.#isGone ? undefined : start()));
    }

    override abort(): void {
      this.#isGone = true;
      super.abort();
    }

    override destroy(): void {
      this.#isGone = true;
      super.destroy();
    }
  }

  class HeldLoader extends FreshLoader {
    override load(
      context: LoaderContext,
      config: LoaderConfiguration,
      callbacks: LoaderCallbacks<LoaderContext>,
    ): void {
      super.load(context, config, {
        ...callbacks,
        onSuccess: (response, stats, answered, details) => {
          const { loading } = stats;
          holds.add(loading.first - loading.start);
          loading.start = Math.max(loading.start, loading.first - COUNTED_WAIT_MS);
          callbacks.onSuccess(response, stats, answered, details);
        },
      });
    }
  }

  return {
    pLoader: FreshLoader as unknown as PlaylistLoaderConstructor,
    fLoader: HeldLoader as unknown as FragmentLoaderConstructor,
  };
}

/**
 * A refused token (403) is renewed, and hls.js told to ask again; what is refused for good is told to the player, and
 * so is whether there was an answer at all.
 */
function withRenewal(
  callbacks: LoaderCallbacks<LoaderContext>,
  { token, connection, onRefused }: LoaderHost,
  isGone: () => boolean,
): LoaderCallbacks<LoaderContext> {
  return {
    ...callbacks,
    onSuccess: (...answer) => {
      connection.answer();
      callbacks.onSuccess(...answer);
    },
    onTimeout: (...request) => {
      connection.miss();
      callbacks.onTimeout(...request);
    },
    onError: (error, context, details, stats) => {
      if (error.code === NO_ANSWER) connection.miss();
      else connection.answer();
      const pass = (code: number) => {
        if (isGone()) return;
        if (code >= 400 && code < 500) onRefused(code);
        callbacks.onError({ ...error, code }, context, details, stats);
      };
      if (error.code !== 403) return pass(error.code);
      void token.renew().then((renewal) => pass(renewal === "refused" ? error.code : ASK_AGAIN));
    },
  };
}
