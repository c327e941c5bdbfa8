import { type MediaInfo } from "#core/media/types.ts";

/** Containers of broadcasts and streams, whose format may change. */
const RECORDINGS = new Set(["mpegts", "mpeg", "flv"]);

/** Whether the size and shape of a file's video may change, for example between programmes. */
export const isRecording = ({ container }: MediaInfo): boolean => RECORDINGS.has(container);
