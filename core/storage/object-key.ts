import { DomainError } from "#core/errors/domain-error.ts";
import { isId } from "#core/uuid.ts";

/**
 * The only maker of object keys. Layout (docs/decisions):
 *   sources/<video>/<upload>/…              what was uploaded
 *   vod/<video>/<planHash>/v360/init.mp4    a rendition's init segment
 *   vod/<video>/<planHash>/v360/00000.m4s   its segments
 *   vod/<video>/<planHash>/a0/…             a audio track
 *   vod/<video>/<planHash>/sb/00000.webp    a storyboard sprite, one per ladder chunk
 *   subs/<video>/0.vtt                      subtitles of the source
 *   subs/<video>/<file>.vtt, <file>.source  subtitles of a file of their own, and the file as it came
 *   images/<image>/320.webp                 posters, backdrops, stills
 *   images/<image>/source                   an image file as it came, until it is decoded
 */
export const STORE_ID_KEY = ".matinee-store";

const RENDITION_NAME = /^(?:v\d{1,5}|a\d{1,2}|sb|source)$/;
const PLAN_HASH = /^[0-9a-f]{16,64}$/;

function id(value: string): string {
  if (!isId(value)) throw new DomainError("bad_input", "storage.notAnId");
  return value;
}

/** `sources/<video>/` */
export const sourcesPrefix = (videoId: string): string => `sources/${id(videoId)}/`;
/** `sources/<video>/<upload>/` */
export const uploadPrefix = (videoId: string, uploadId: string): string =>
  `${sourcesPrefix(videoId)}${id(uploadId)}/`;
/** The seekable copy of a source that cannot be cut as it is. Lies beside the uploads, and goes with them. */
export const seekableSourceKey = (videoId: string): string => `${sourcesPrefix(videoId)}seekable.mkv`;
/** `vod/<video>/` */
export const vodPrefix = (videoId: string): string => `vod/${id(videoId)}/`;

/** `vod/<video>/<planHash>/` */
export function planPrefix(videoId: string, planHash: string): string {
  if (!PLAN_HASH.test(planHash)) throw new DomainError("bad_input", "storage.notAPlanHash");
  return `${vodPrefix(videoId)}${planHash}/`;
}

function renditionPrefix(videoId: string, planHash: string, renditionName: string): string {
  if (!RENDITION_NAME.test(renditionName)) throw new DomainError("bad_input", "storage.notARendition");
  return `${planPrefix(videoId, planHash)}${renditionName}/`;
}

/** A rendition's init segment. */
export const initKey = (videoId: string, planHash: string, renditionName: string): string =>
  `${renditionPrefix(videoId, planHash, renditionName)}init.mp4`;

/** Name of a segment's file: five digits, `.webp` for storyboard sprites. */
export const segmentFileName = (renditionName: string, number: number): string =>
  `${String(number).padStart(5, "0")}.${renditionName === "sb" ? "webp" : "m4s"}`;

/** A rendition's segment, or a storyboard's sprite. */
export const segmentKey = (
  videoId: string,
  planHash: string,
  renditionName: string,
  number: number,
): string => `${renditionPrefix(videoId, planHash, renditionName)}${segmentFileName(renditionName, number)}`;

/** `subs/<video>/` */
export const subtitlesPrefix = (videoId: string): string => `subs/${id(videoId)}/`;
/** A subtitle's WebVTT file. */
export const subtitleKey = (videoId: string, number: number): string =>
  `${subtitlesPrefix(videoId)}${number}.vtt`;

/** The WebVTT of a file of subtitles. Each file has an id of its own, so that what is replaced is never overwritten. */
export const sidecarKey = (videoId: string, fileId: string): string =>
  `${subtitlesPrefix(videoId)}${id(fileId)}.vtt`;
/** A file of subtitles as it came. */
export const sidecarSourceKey = (videoId: string, fileId: string): string =>
  `${subtitlesPrefix(videoId)}${id(fileId)}.source`;

/** `images/<image>/` */
export const imagePrefix = (imageId: string): string => `images/${id(imageId)}/`;
/** One width of an image. */
export const imageKey = (imageId: string, width: number): string => `${imagePrefix(imageId)}${width}.webp`;
/** An image file as it came. A worker decodes it and deletes it. */
export const artworkSourceKey = (imageId: string): string => `${imagePrefix(imageId)}source`;
