import { Router, type Request, type Response } from "express";
import { httpStatusOf } from "#app/server/domain-status.ts";
import { requestScope } from "#app/server/requests/request-scope.ts";
import { rpcContextOf, type Web } from "#app/server/rpc/rpc-context.ts";
import { brokenMessage } from "#app/trpc/error-shape.ts";
import { artworkTarget } from "#app/trpc/inputs/artwork-target.ts";
import { hasScope } from "#core/accounts/scopes.ts";
import { addArtwork } from "#core/catalog/artwork/add-artwork.ts";
import { assertBytes } from "#core/catalog/artwork/image-body.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { messageOf } from "#core/messages/message.ts";
import { sentenceOf } from "#core/messages/sentence-of.ts";

/** Where browsers send image files. */
export const ARTWORK_PATH = "/api/artwork";

/** More than an image file has: a client that sends more is cut off, and does not read our answer. */
const MOST_DISCARDED_BYTES = 64 * 2 ** 20;

/**
 * `PUT /api/artwork?kind=poster&titleId=<id>` (`kind=still` with `&playableId=<id>`): an image file as the body,
 * streamed to the store. For admins, by their session. Answers 202 with `{artworkId}`, or `{message}` with the
 * error's status.
 */
export function artworkBody(web: Web): Router {
  const router = Router();
  router.put("/", (req, res) => {
    res.setHeader("Cache-Control", "no-store");
    takeImage(web, req, res).then(
      (taken) => res.status(202).json(taken),
      (error: unknown) => refuse(error, req, res),
    );
  });
  return router;
}

async function takeImage(web: Web, req: Request, res: Response): Promise<{ artworkId: string }> {
  // A connection that is cut while we look up the user must not end the process.
  req.on("error", () => undefined);
  const { principal } = await rpcContextOf(web, req, res);
  if (!principal) throw new DomainError("unauthenticated", "request.signIn");
  if (!hasScope(principal.user, "catalog")) throw new DomainError("forbidden", "request.editorsOnly");
  const target = artworkTarget.safeParse(req.query);
  if (!target.success) throw new DomainError("bad_input", "catalog.imageTarget");
  assertBytes(Number(req.headers["content-length"] ?? 0));
  return addArtwork(web.core, target.data, req);
}

function refuse(error: unknown, req: Request, res: Response): void {
  if (res.headersSent || res.destroyed) return;
  discardRest(req);
  const { status, message } = describe(error, req);
  res.status(status).json({ message: sentenceOf(message) });
}

function describe(error: unknown, req: Request) {
  if (error instanceof DomainError) return { status: httpStatusOf(error.code), message: error.userMessage };
  if (req.destroyed && !req.complete) return { status: 400, message: messageOf("uploads.connectionLost") };
  const { logger, requestId } = requestScope(req);
  logger.error({ err: error }, "an image file could not be received");
  return { status: 500, message: brokenMessage(requestId) };
}

/** A browser that is cut off in the middle of its body would see a broken connection and never our answer. */
function discardRest(req: Request): void {
  let leftBytes = MOST_DISCARDED_BYTES;
  req.on("data", (piece: Buffer) => {
    leftBytes -= piece.length;
    if (leftBytes < 0) req.destroy();
  });
  req.resume();
}
