import { messageOf, type Message } from "#core/messages/message.ts";
import { sniffMedia } from "#core/uploads/files/sniff-media.ts";

/** Accepted endings of names, unless the first bytes show another format. Lower case, without the dot. */
export const ACCEPTED_EXTENSIONS = [
  "mp4",
  "m4v",
  "mov",
  "qt",
  "3gp",
  "mkv",
  "webm",
  "ts",
  "mts",
  "m2ts",
  "m2t",
  "avi",
  "divx",
  "flv",
  "f4v",
  "wmv",
  "asf",
  "mpg",
  "mpeg",
  "vob",
  "ogv",
] as const;

export type MediaCheck = { readonly accepted: true } | { readonly accepted: false; readonly reason: Message };

/**
 * Whether a file is accepted by its name and first bytes; the probe makes the final decision. Known video
 * bytes are accepted under any name. Pure: the browser, uploads and imports all use this.
 */
export function checkMedia(fileName: string, firstBytes: Uint8Array): MediaCheck {
  const sniffed = sniffMedia(firstBytes);
  switch (sniffed.kind) {
    case "video":
      return { accepted: true };
    case "other":
      return { accepted: false, reason: messageOf("uploads.otherKind", { kind: sniffed.what }) };
    case "unknown":
      return checkName(fileName);
  }
}

/** Like `checkMedia`, by the name alone. */
export function checkName(fileName: string): MediaCheck {
  if (hasAcceptedExtension(fileName)) return { accepted: true };
  return { accepted: false, reason: messageOf("uploads.notAVideo") };
}

/** Whether a name ends as a video's does. */
export function hasAcceptedExtension(fileName: string): boolean {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(fileName)?.[1]?.toLowerCase() ?? "";
  return (ACCEPTED_EXTENSIONS as readonly string[]).includes(ending);
}
