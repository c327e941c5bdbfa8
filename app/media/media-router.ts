import { Router, type Request, type RequestHandler, type Response } from "express";
import { notFound, sendMediaError } from "#app/media/media-error.ts";
import { answerPreflight, openToEverybody } from "#app/media/media-headers.ts";
import { parseMediaPath } from "#app/media/media-path.ts";
import { serveImage, type UserOf } from "#app/media/serve-image.ts";
import { serveMedia } from "#app/media/serve-media.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { sharedNotifications } from "#core/notifications/shared-notifications.ts";
import { createLookAhead } from "#core/playback/segment-requests/look-ahead.ts";
import { createSegmentWaiters } from "#core/playback/segment-requests/segment-waiters.ts";

/** The router, and a function that ends its held requests and the LISTEN connection. */
export type MediaRouter = Router & { close(): Promise<void> };

/**
 * Serves `/media/<token>/<video>/<plan>/…` (masters, playlists, segments, subtitles, storyboards) and
 * `/images/<id>/<width>.webp`. Mount it at the root, before any middleware that reads cookies. `userOf`
 * returns the user of a request, for images that are not public; without it those images are not served.
 */
export function createMediaRouter(
  ctx: CoreContext,
  options: { holdMs?: number; userOf?: UserOf } = {},
): MediaRouter {
  const userOf = options.userOf ?? (() => Promise.resolve(null));
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
    handle(ctx, (req, res) => serveImage(ctx, userOf, { req, res, path: pathOf(req) })),
  );
  const close = async (): Promise<void> => {
    await Promise.all([waiters.close(), services.lookAhead.close()]);
    await sharedNotifications(ctx).close();
  };
  return Object.assign(router, { close });
}

/** Handles GET, HEAD and preflights; every error becomes a short text without internal details. */
function handle(ctx: CoreContext, serve: (req: Request, res: Response) => Promise<void>): RequestHandler {
  return (req, res) => {
    openToEverybody(res);
    if (req.method === "OPTIONS") return answerPreflight(res);
    if (req.method !== "GET" && req.method !== "HEAD") return refuseMethod(res);
    serve(req, res).catch((error: unknown) => {
      if (error instanceof DomainError) return sendMediaError(res, error);
      ctx.logger.error({ err: error }, "a media request failed");
      sendMediaError(res, new DomainError("unavailable", "playback.requestFailed"));
    });
  };
}

function refuseMethod(res: Response): void {
  res.setHeader("Allow", "GET, HEAD, OPTIONS");
  res.setHeader("Cache-Control", "no-store");
  res.status(405).type("text/plain").send("Use GET or HEAD for media.\n");
}

/** The path as it was sent, without the query. */
function pathOf(req: Request): string {
  const [path = ""] = req.url.split("?", 1);
  return path;
}
