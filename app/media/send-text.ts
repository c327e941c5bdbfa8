import { type Request, type Response } from "express";
import { etagOf, matchesEtag } from "#app/media/etag.ts";

/** Sends a rendered text (playlists, the storyboard's index), or 304 if the client has it. */
export function sendText(
  req: Request,
  res: Response,
  answer: { text: string; contentType: string; cacheControl: string },
): void {
  const etag = etagOf(answer.text);
  res.setHeader("ETag", etag);
  res.setHeader("Cache-Control", answer.cacheControl);
  if (matchesEtag(req.headers["if-none-match"], etag)) return void res.status(304).end();
  const body = Buffer.from(answer.text);
  res.setHeader("Content-Type", answer.contentType);
  res.setHeader("Content-Length", body.length);
  res.status(200).end(req.method === "HEAD" ? undefined : body);
}
