import { type Response } from "express";

/** For what never changes: segments, inits, sprites, images, and playlists of finished videos. */
export const IMMUTABLE = "public, max-age=31536000, immutable";
/** For what may change: asked for again each time, answered with 304 while it is the same. */
export const REVALIDATE = "no-cache";
/** For what a right was needed: kept by the browser alone, and asked for again each time. */
export const PRIVATE = "private, no-cache";

export const contentTypes = {
  playlist: "application/vnd.apple.mpegurl",
  init: "video/mp4",
  segment: "video/iso.segment",
  captions: "text/vtt; charset=utf-8",
  image: "image/webp",
} as const;

/** Media may be read from anywhere: whoever has the address has the token. No cookies come along. */
export function openToEverybody(res: Response): void {
  res.setHeader("Access-Control-Allow-Origin", "*");
  res.setHeader("Access-Control-Expose-Headers", "Content-Length, Content-Range, ETag, Retry-After");
  res.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
  res.setHeader("Timing-Allow-Origin", "*");
  res.setHeader("X-Content-Type-Options", "nosniff");
}

/** Answers a preflight. */
export function answerPreflight(res: Response): void {
  res.setHeader("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS");
  res.setHeader("Access-Control-Allow-Headers", "Range, If-None-Match, If-Range");
  res.setHeader("Access-Control-Max-Age", "86400");
  res.status(204).end();
}
