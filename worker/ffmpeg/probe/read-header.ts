import { hasUnseenTracks } from "#core/media/probe/parse-probe.ts";
import { probeArgs, type UnlistedTrack, unlistedTrackOf } from "#core/media/probe/probe-args.ts";
import { FfmpegError } from "#worker/ffmpeg/run/ffmpeg-error.ts";
import { runFfprobe } from "#worker/ffmpeg/run/run-ffprobe.ts";
import { type MediaSource } from "#worker/source-reader/media-source.ts";

/** ffprobe's result for a file, and the options that it needed. */
export interface Header {
  readonly raw: unknown;
  readonly isDeep: boolean;
  readonly unlisted: readonly UnlistedTrack[];
}

/** Reads a file's header; if tracks begin late, a second time with a longer range. Throws `FfmpegError`. */
export async function readHeader(source: MediaSource, signal: AbortSignal): Promise<Header> {
  const { raw, unlisted } = await lookPastUnlisted(source, { isDeep: false, signal });
  if (!hasUnseenTracks(raw)) return { raw, unlisted, isDeep: false };
  return { ...(await lookPastUnlisted(source, { isDeep: true, signal })), isDeep: true };
}

const MAX_UNLISTED = 16;

/** Reads again for a track of an unknown kind: such a track is left out, and does not refuse the film. */
async function lookPastUnlisted(
  source: MediaSource,
  { isDeep, signal }: { isDeep: boolean; signal: AbortSignal },
): Promise<Omit<Header, "isDeep">> {
  const unlisted: UnlistedTrack[] = [];
  for (;;) {
    try {
      const output = await source.withInput(signal, (input, stop) =>
        runFfprobe({ args: probeArgs(input, { isDeep, unlisted }), signal: stop }),
      );
      return { raw: JSON.parse(output), unlisted };
    } catch (error) {
      const track = error instanceof FfmpegError ? unlistedTrackOf(error.message) : null;
      if (!track || unlisted.length >= MAX_UNLISTED) throw error;
      unlisted.push(track);
    }
  }
}
