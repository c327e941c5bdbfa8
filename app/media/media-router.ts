import { Router, type Request, type RequestHandler, type Response } from "express";
import { notFound, sendMediaError } from "#app/media/media-error.ts";
import { answerPreflight, contentTypes, IMMUTABLE, openToEverybody } from "#app/media/media-headers.ts";
import { parseMediaPath } from "#app/media/media-path.ts";
import { sendObject } from "#app/media/send-object.ts";
import { serveMedia } from "#app/media/serve-media.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { sharedNotifications } from "#core/notifications/shared-notifications.ts";
import { createLookAhead } from "#core/playback/look-ahead.ts";
import { createSegmentWaiters } from "#core/playback/segment-waiters.ts";
import { imageKey } from "#core/storage/object-key.ts";

/** The router, and how to let go of what it holds: waiting requests and the LISTEN connection. */
export type MediaRouter = Router & { close(): Promise<void> };

/**
 * Serves `/media/<token>/<video>/<plan>/…` (masters, playlists, segments, subtitles, storyboards) and
 * `/images/<id>/<width>.webp`. Mount it at the root, before anything that reads cookies.
 */
export function createMediaRouter(ctx: CoreContext, options: { holdMs?: number } = {}): MediaRouter {
  const waiters = createSegmentWaiters(ctx, options);
  const services = { ctx, waiters, lookAhead: createLookAhead(ctx) };
  const router = Router();
  router.use(
    "/media",
    handle(ctx, async (req, res) => {
      const path = parseMediaPath(pathOf(req));
      if (!path) throw notFound();
      await serveMedia(services, req, res, path);
    }),
  );
  router.use(
    "/images",
    handle(ctx, (req, res) => serveImage(ctx, req, res)),
  );
  const close = async (): Promise<void> => {
    await Promise.all([waiters.close(), services.lookAhead.close()]);
    await sharedNotifications(ctx).close();
  };
  return Object.assign(router, { close });
}

/** GET, HEAD and preflights; whatever is thrown becomes a short text without a trace of how we work. */
function handle(ctx: CoreContext, serve: (req: Request, res: Response) => Promise<void>): RequestHandler {
  return (req, res) => {
    openToEverybody(res);
    if (req.method === "OPTIONS") return answerPreflight(res);
    if (req.method !== "GET" && req.method !== "HEAD") return refuseMethod(res);
    serve(req, res).catch((error: unknown) => {
      if (error instanceof DomainError) return sendMediaError(res, error);
      ctx.logger.error({ err: error }, "a media request failed");
      sendMediaError(res, new DomainError("unavailable", "This did not work. Ask again in a moment."));
    });
  };
}

function refuseMethod(res: Response): void {
  res.setHeader("Allow", "GET, HEAD, OPTIONS");
  res.setHeader("Cache-Control", "no-store");
  res.status(405).type("text/plain").send("Media can only be read.\n");
}

/** The path as it was sent, without the query. */
function pathOf(req: Request): string {
  const [path = ""] = req.url.split("?", 1);
  return path;
}

const IMAGE_PATH = /^\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/([1-9]\d{0,3})\.webp$/;

async function serveImage(ctx: CoreContext, req: Request, res: Response): Promise<void> {
  const match = IMAGE_PATH.exec(pathOf(req));
  if (!match) throw notFound();
  const key = imageKey(match[1] ?? "", Number(match[2]));
  await sendObject(ctx, req, res, { key, contentType: contentTypes.image, cacheControl: IMMUTABLE });
}
