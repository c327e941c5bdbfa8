import { pipeline } from "node:stream/promises";
import { Router, type Request, type Response } from "express";
import { z } from "zod";
import { httpStatusOf } from "#app/server/domain-status.ts";
import { requestScope } from "#app/server/requests/request-scope.ts";
import { rpcContextOf, type Web } from "#app/server/rpc/rpc-context.ts";
import { hasScope } from "#core/accounts/scopes.ts";
import { openImageBody } from "#core/catalog/artwork/image-body.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { requireMetadata } from "#core/metadata/open-metadata.ts";

/** Where pages find small images of the metadata service. */
export const SERVICE_IMAGES_PATH = "/api/service-images";

const wantedSchema = z.object({
  kind: z.enum(["poster", "backdrop", "still"]),
  path: z.string().max(200),
});

/**
 * `GET /api/service-images?kind=poster&path=/a.jpg`: a small image of the metadata service, for admins who choose one.
 * Browsers never ask the service themselves: it would see their addresses. Answers with the error's status otherwise.
 */
export function serviceImages(web: Web): Router {
  const router = Router();
  router.get("/", (req, res) => {
    sendImage(web, req, res).catch((error: unknown) => refuse(error, req, res));
  });
  return router;
}

async function sendImage(web: Web, req: Request, res: Response): Promise<void> {
  const { principal } = await rpcContextOf(web, req, res);
  if (!principal) throw new DomainError("unauthenticated", "request.signIn");
  if (!hasScope(principal.user, "catalog")) throw new DomainError("forbidden", "request.editorsOnly");
  const wanted = wantedSchema.safeParse(req.query);
  if (!wanted.success) throw new DomainError("bad_input", "metadata.imageForeign");
  const body = await requireMetadata(web.core).openImage({ ...wanted.data, size: "thumbnail" });
  // By its own bytes, whatever the service says that it is: never a page or an SVG with scripts.
  const { format, stream } = await openImageBody(body);
  res.setHeader("Content-Type", `image/${format}`);
  res.setHeader("Cache-Control", "private, max-age=86400");
  await pipeline(stream, res);
}

function refuse(error: unknown, req: Request, res: Response): void {
  if (res.headersSent || res.destroyed) return void res.destroy();
  const isExpected = error instanceof DomainError;
  if (!isExpected) {
    const { logger } = requestScope(req);
    logger.error({ err: error }, "an image of the metadata service could not be sent");
  }
  res.setHeader("Cache-Control", "no-store");
  res.status(isExpected ? httpStatusOf(error.code) : 500).end();
}
