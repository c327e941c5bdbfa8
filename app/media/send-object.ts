import { pipeline } from "node:stream/promises";
import { type Request, type Response } from "express";
import { answerRange } from "#core/storage/range-header.ts";
import { matchesEtag } from "#app/media/etag.ts";
import { notFound } from "#app/media/media-error.ts";
import { pumpFile } from "#app/media/pump-file.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { type ByteRange, type OpenObject } from "#core/storage/object-store.ts";

export interface SentObject {
  readonly key: string;
  readonly contentType: string;
  readonly cacheControl: string;
}

/**
 * Streams an object of the store: 200, 206 for a range, 304 if the client has it, 416 for a range that it
 * does not have. Reads no faster than the client receives, and stops when it leaves. Throws not_found.
 */
export async function sendObject(
  ctx: CoreContext,
  req: Request,
  res: Response,
  object: SentObject,
): Promise<void> {
  const opened = wantsAll(req) && isRemote(ctx, object.key) ? await openObject(ctx, object.key) : null;
  const info = opened?.info ?? (await ctx.store.head(object.key));
  if (!info) throw notFound();
  res.setHeader("ETag", info.etag);
  res.setHeader("Cache-Control", object.cacheControl);
  res.setHeader("Accept-Ranges", "bytes");
  if (matchesEtag(req.headers["if-none-match"], info.etag)) return void res.status(304).end();
  res.setHeader("Content-Type", object.contentType);
  const answer = answerRange(rangeHeader(req, info.etag), info.bytes);
  if (answer.kind === "unsatisfiable") return refuseRange(res, info.bytes);
  if (answer.kind === "part") {
    const { start, end } = answer.range;
    res.status(206).setHeader("Content-Range", `bytes ${start}-${end - 1}/${info.bytes}`);
  }
  const range = answer.kind === "part" ? answer.range : { start: 0, end: info.bytes };
  res.setHeader("Content-Length", range.end - range.start);
  if (req.method === "HEAD") return void res.end();
  if (opened) await sendBody(ctx, res, opened);
  else await streamObject(ctx, res, { key: object.key, range });
}

async function openObject(ctx: CoreContext, key: string): Promise<OpenObject> {
  try {
    return await ctx.store.open(key);
  } catch (error) {
    throw error instanceof DomainError && error.code === "not_found" ? notFound() : error;
  }
}

/** Whether the answer is the complete object, whatever it is: as browsers and hls.js request a segment. */
function wantsAll({ method, headers }: Request): boolean {
  return method === "GET" && headers.range === undefined && headers["if-none-match"] === undefined;
}

/** Whether an object lies in a store that is asked over the network, where each request costs. */
function isRemote(ctx: CoreContext, key: string): boolean {
  return ctx.sources.locate(key).kind === "ranges";
}

/** A range of a changed object would mix two versions: If-Range requests the complete object then. */
function rangeHeader(req: Request, etag: string): string | undefined {
  const condition = req.headers["if-range"];
  return condition === undefined || condition === etag ? req.headers.range : undefined;
}

function refuseRange(res: Response, bytes: number): void {
  res.setHeader("Content-Range", `bytes */${bytes}`);
  res.setHeader("Cache-Control", "no-store");
  res.removeHeader("ETag");
  res.status(416).type("text/plain").send("The range is not within this file.\n");
}

/**
 * Sends an object's bytes after its headers, no faster than the client receives: by reused buffers if the
 * store is a folder, otherwise as a stream. Throws not_found.
 */
export async function streamObject(
  ctx: CoreContext,
  res: Response,
  { key, range }: { key: string; range: ByteRange },
): Promise<void> {
  const location = ctx.sources.locate(key);
  await guarded(ctx, res, key, async () => {
    if (location.kind === "path") await pumpFile(location.path, range, res);
    else await pipeline(await ctx.store.read(key, range), res);
  });
}

async function sendBody(ctx: CoreContext, res: Response, { info, body }: OpenObject): Promise<void> {
  await guarded(ctx, res, info.key, () => pipeline(body, res));
}

/** Runs the sending of an object's bytes. Throws only while the client can still be told. */
async function guarded(
  ctx: CoreContext,
  res: Response,
  key: string,
  send: () => Promise<void>,
): Promise<void> {
  try {
    await send();
  } catch (error) {
    if (!res.headersSent) throw isMissing(error) ? notFound() : error;
    // The client left, or the object could not be read to its end: the broken connection tells the client.
    res.destroy();
    ctx.logger.debug({ err: error, key }, "a media answer ended early");
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
