import { type Response } from "express";

/** For content that never changes: segments, inits, sprites, images, and playlists of ready videos. */
export const IMMUTABLE = "public, max-age=31536000, immutable";
/** For content that may change: revalidated each time, answered with 304 while it is the same. */
export const REVALIDATE = "no-cache";
/** For content that needs a right: kept by the browser alone, and revalidated each time. */
export const PRIVATE = "private, no-cache";

export const contentTypes = {
  playlist: "application/vnd.apple.mpegurl",
  init: "video/mp4",
  segment: "video/iso.segment",
  captions: "text/vtt; charset=utf-8",
  image: "image/webp",
} as const;

/** Pages of any origin may read media: the address contains the token, and no cookies are sent. */
export function openToEverybody(res: Response): void {
  res.setHeader("Access-Control-Allow-Origin", "*");
  res.setHeader("Access-Control-Expose-Headers", "Content-Length, Content-Range, ETag, Retry-After");
  res.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
  res.setHeader("Timing-Allow-Origin", "*");
  res.setHeader("X-Content-Type-Options", "nosniff");
}

/** Answers a CORS preflight. */
export function answerPreflight(res: Response): void {
  res.setHeader("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS");
  res.setHeader("Access-Control-Allow-Headers", "Range, If-None-Match, If-Range");
  res.setHeader("Access-Control-Max-Age", "86400");
  res.status(204).end();
}
