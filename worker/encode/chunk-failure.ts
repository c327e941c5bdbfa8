import { type ChunkFailure } from "#core/encoding/chunks/fail-chunk.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { isOutage } from "#core/errors/is-outage.ts";
import { messageOf, type Message } from "#core/messages/message.ts";
import { FfmpegError } from "#worker/ffmpeg/run/ffmpeg-error.ts";

/**
 * What an error means for a chunk: outages and our own stop never count. If FFmpeg ends by a signal, a limit
 * or a hang, it is a crash. A missing source ends the video. Every other error is a fault of the file or of
 * Matinee.
 */
export function chunkFailure(error: unknown, isStopping: boolean): ChunkFailure {
  const message = messageOfError(error);
  if (isStopping) return { kind: "released", message: messageOf("encoding.released") };
  if (isOutage(error)) return { kind: "outage", message };
  if (error instanceof DomainError && error.code === "gone") return { kind: "gone", message };
  if (!(error instanceof FfmpegError)) return { kind: "fault", message };
  switch (error.kind) {
    case "aborted":
      return { kind: "outage", message };
    case "disk_full":
    case "unavailable":
      return { kind: "outage", message };
    case "crashed":
    case "stalled":
      return { kind: "crash", message };
    case "failed":
    case "validation":
    // Not an outage: a permanent read error of the disk must not keep the video waiting for ever.
    case "unreadable":
      return { kind: "fault", message };
  }
}

/** A DomainError's message; of all others what the program reported, which has no translation. */
function messageOfError(error: unknown): Message {
  if (error instanceof DomainError) return error.userMessage;
  return messageOf("stored.text", { text: error instanceof Error ? error.message : String(error) });
}
