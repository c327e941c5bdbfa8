import { type HlsConfig } from "hls.js";
import { patientRetry } from "./patient-retry.ts";

/** While a video is encoded: every segment ahead that is asked for is an order to make it. */
const SHORT_BUFFER = { maxBufferLength: 16, maxMaxBufferLength: 16, maxBufferSize: 0 };
/** Once it is complete: the usual care for the network. Seconds, seconds, bytes. */
const LONG_BUFFER = { maxBufferLength: 40, maxMaxBufferLength: 120, maxBufferSize: 60_000_000 };
/** Behind the position, enough to skip back at once; hls.js keeps all of it, more than a television has room for. */
const BACK_BUFFER_SECONDS = 60;

/** A web process that restarts, or a network that comes back after sleep, must not end the film. */
const patientPlaylists = () => ({
  default: {
    maxTimeToFirstByteMs: 15_000,
    maxLoadTimeMs: 20_000,
    timeoutRetry: { maxNumRetry: 4, retryDelayMs: 0, maxRetryDelayMs: 0 },
    errorRetry: patientRetry({ answeredTries: 15, maxRetryDelayMs: 2000 }),
  },
});

/**
 * How hls.js plays what is still being encoded: the figures are measured ones (PLAYBACK.md, "The player"). Starts
 * at `startSeconds`. Subtitles come from the session as text tracks, so hls.js's own are left out.
 */
export function hlsConfig(startSeconds: number): Partial<HlsConfig> {
  return {
    startLevel: 0,
    startPosition: startSeconds,
    ...SHORT_BUFFER,
    backBufferLength: BACK_BUFFER_SECONDS,
    capLevelToPlayerSize: false,
    manifestLoadPolicy: patientPlaylists(),
    playlistLoadPolicy: patientPlaylists(),
    fragLoadPolicy: {
      default: {
        maxTimeToFirstByteMs: 15_000,
        maxLoadTimeMs: 60_000,
        timeoutRetry: { maxNumRetry: 4, retryDelayMs: 0, maxRetryDelayMs: 0 },
        errorRetry: patientRetry({ answeredTries: 60, maxRetryDelayMs: 1000 }),
      },
    },
    subtitleStreamController: undefined,
    subtitleTrackController: undefined,
    timelineController: undefined,
  };
}

/** Lets hls.js read further ahead, once no segment has to be encoded for it. */
export function lengthenBuffer(config: HlsConfig): void {
  Object.assign(config, LONG_BUFFER);
}
