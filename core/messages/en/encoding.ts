import { clock } from "#core/messages/en/format.ts";
import { type Sentence } from "#core/messages/nested-sentence.ts";

interface Range {
  times: number;
  fromSeconds: number;
  toSeconds: number;
  track: "video" | "audio";
}

const range = ({ fromSeconds, toSeconds, track }: Range): string =>
  `${clock(fromSeconds)}–${clock(toSeconds)} of the ${track}`;
const RETRY_OR_UPLOAD = "The uploaded file is safe. Press Retry, or upload another copy of the file.";

/** Analyzing and encoding a video, and what becomes of its jobs. */
export const encoding = {
  chunkTaken: () => "Another worker claimed this chunk.",
  // The reasons with paths are for admins alone.
  diskMissing: ({ path }: { path: string }) => `${path}'s disk is not there.`,
  fileMissing: ({ path }: { path: string }) => `${path} is not there.`,
  fileReplaced: ({ path }: { path: string }) => `Another file is at ${path}. Import it again.`,
  fileUnreadable: ({ path }: { path: string }) => `${path} can't be read. Check its permissions.`,
  ffmpegCannotStart: () => "FFmpeg could not be started.",
  released: () => "The transcoder stopped, or another segment was needed first.",
  importedFileGone: () =>
    "The file is no longer where it was imported from. Move it back and press Retry, or import it again.",
  lastStepFailed: () =>
    "Everything is encoded, but the last step failed several times. The uploaded file is safe. Press Retry.",
  nothingToRetry: () => "This video has not failed, so there is nothing to retry.",
  probeInterrupted: () =>
    "Matinee stopped several times while it analyzed this file. The uploaded file is safe. Press Retry, or upload another copy.",
  planGone: () => "This video's plan no longer exists.",
  probeFailed: () => "Analyzing this file failed several times. The uploaded file is safe. Press Retry.",
  rangeCrashed: (at: Range) => `Encoding crashed ${at.times} times at ${range(at)}. ${RETRY_OR_UPLOAD}`,
  rangeFailed: (at: Range) => `Encoding failed ${at.times} times at ${range(at)}. ${RETRY_OR_UPLOAD}`,
  rangeKilled: (at: Range) => `The transcoder died ${at.times} times at ${range(at)}. ${RETRY_OR_UPLOAD}`,
  refusedImport: ({ why }: { why: Sentence }) =>
    `${why} A retry reads the same file and fails the same way. Replace the file on the server with a good copy and import it again.`,
  refusedUpload: ({ why }: { why: Sentence }) =>
    `${why} A retry reads the same file and fails the same way. Upload a good copy of it, and delete this one.`,
  segmentDamaged: () => "A damaged segment was found in the store, and is made again.",
  segmentInDispute: () => "Another attempt is storing this segment. It is made again.",
  segmentMissing: () => "A segment that was just stored is missing.",
  sourceAway: () =>
    "The file of this video is not there right now. What is encoded can be played, and the rest continues by itself when the file is back.",
  sourceDiskAway: () =>
    "The disk of this file can't be read right now. Check that it is mounted, and its permissions. Processing continues by itself when the file can be read again.",
  sourceStoreAway: () => "The store of this file cannot be read right now. Processing continues by itself.",
  sourceStoreWasAway: () => "The store of this file was away for a while, so the work begins again.",
  toolsBroken: ({ problem }: { problem: Sentence }) =>
    `${problem} Matinee needs FFmpeg and ffprobe 5.1 or newer with libx264, libwebp and zscale, and the programs of util-linux. Install them, or name others by MATINEE_FFMPEG_PATH and MATINEE_FFPROBE_PATH. Work waits until then.`,
  toolCannotStart: ({ tool }: { tool: string }) => `${tool} cannot be started.`,
  toolLacks: ({ kind, names }: { kind: string; names: string }) => `This FFmpeg lacks the ${kind} ${names}.`,
  toolOld: ({ tool }: { tool: string }) => `This ${tool} is too old, or is another program.`,
  toolTrialFailed: () => "This FFmpeg could not encode a test image.",
  transcoderDied: () => "Its transcoder died.",
  transcoderSilent: () => "Its transcoder stopped answering.",
  unexplained: () =>
    "Matinee stopped working on this file and did not say why. The uploaded file is safe. Press Retry.",
  unplayableFile: () => "This file can't be played.",
  uploadedFileGone: () => "The uploaded file is missing in the store. Upload it again.",
};
