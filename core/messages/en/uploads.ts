import { size } from "#core/messages/en/format.ts";
import { ACCEPTED_FORMATS } from "#core/uploads/files/accepted-formats.ts";

const ACCEPTED = `Matinee accepts ${ACCEPTED_FORMATS}.`;
/** What a file is by its first bytes, other than a video. */
const FILE_KINDS = {
  archive: "an archive",
  audio: "audio without video",
  document: "a PDF document",
  empty: "empty",
  image: "an image",
  playlist: "a playlist",
  program: "a program",
  text: "text",
  zeros: "filled with zeros",
};

/** Uploading files. */
export const uploads = {
  accountDisabled: () => "This account is disabled, so this upload stopped.",
  adminsOnly: () => "Only admins can upload. Ask an admin.",
  alreadyComplete: () => "This upload is complete already.",
  cancelled: () => "This upload was cancelled or has expired. Choose the file again to start over.",
  connectionLost: () => "Connection lost. Send the part again.",
  emptyFile: () => "This file is empty. Choose another one.",
  fileTooLarge: ({ sizeBytes, limitBytes }: { sizeBytes: number; limitBytes: number }) =>
    `This file has ${size(sizeBytes)}. The limit is ${size(limitBytes)}.`,
  noEpisodeInName: () => "This file's name tells no episode.",
  noRoom: ({ neededBytes, freeBytes }: { neededBytes: number; freeBytes: number }) =>
    `Not enough disk space: this file needs ${size(neededBytes)} free while it is processed, and ${size(freeBytes)} are free. Delete videos, or use a larger disk.`,
  noSuchPart: ({ partCount }: { partCount: number }) => `This upload has parts 1 to ${partCount}.`,
  notAVideo: () => `This is not a video file. ${ACCEPTED}`,
  notFound: () => "Upload not found. Choose the file again.",
  otherKind: ({ kind }: { kind: keyof typeof FILE_KINDS }) =>
    `This file is ${FILE_KINDS[kind]}, not a video. ${ACCEPTED}`,
  partsMissing: ({ missing, partCount }: { missing: number; partCount: number }) =>
    `${missing} of ${partCount} parts are missing. The uploaded data is safe. Send the rest.`,
  partsSentToStore: () => "Parts of uploads are sent to the store itself.",
  titleComplete: () => "This upload is complete already. Delete the title instead.",
  tooManyUnfinished: () => "Too many unfinished uploads. Finish or cancel some of them first.",
  turnedOff: () =>
    "An admin turned off uploads by viewers, so this upload stopped. The uploaded data is kept for now. Ask an admin.",
  videoDeleted: () => "The video of this upload was deleted.",
};
