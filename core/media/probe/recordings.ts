import { type MediaInfo } from "#core/media/types.ts";

/** Containers of broadcasts and streams, which go on in whatever comes. */
const RECORDINGS = new Set(["mpegts", "mpeg", "flv"]);

/** Whether the size and shape of a file's picture may change on the way, as programmes do. */
export const isRecording = ({ container }: MediaInfo): boolean => RECORDINGS.has(container);
