import { Router, type Request } from "express";
import { requestScope } from "#app/server/requests/request-scope.ts";
import { httpStatusOf } from "#app/server/domain-status.ts";
import { brokenMessage } from "#app/trpc/error-shape.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError, type DomainErrorCode } from "#core/errors/domain-error.ts";
import { messageOf } from "#core/messages/message.ts";
import { sentenceOf } from "#core/messages/sentence-of.ts";
import { receivePart } from "#core/uploads/parts/receive-part.ts";
import { type StoredMessage } from "#db/schema/stored-message.ts";

/** More than any upload part has: a client that sends more is cut off. */
const MOST_DISCARDED_BYTES = 128 * 2 ** 20;

/**
 * `PUT /uploads/<signed token>`: one part of an upload, streamed to the store. The token authorizes the
 * request, as in a presigned address of S3. Answers 200 with an ETag, or a JSON
 * `{message, code, data: {message}}` with the error's status: `data.message` is what `message` says in English.
 */
export function uploadParts(core: CoreContext): Router {
  const router = Router();
  router.put("/:token", (req, res) => {
    const { token } = req.params;
    takePart(core, token, req).then(
      ({ partNumber, bytes }) => {
        res.setHeader("ETag", `"part-${partNumber}-${bytes}"`);
        res.setHeader("Cache-Control", "no-store");
        res.status(200).json({ partNumber, bytes });
      },
      (error: unknown) => {
        if (res.headersSent || res.destroyed) return;
        discardRest(req);
        res.setHeader("Cache-Control", "no-store");
        const { status, ...body } = describe(error, req);
        res.status(status).json(body);
      },
    );
  });
  return router;
}

/**
 * Reads the rest of the client's body, up to a limit. A browser that is cut off in the middle of a part would
 * see a broken connection and never our answer.
 */
function discardRest(req: Request): void {
  let leftBytes = MOST_DISCARDED_BYTES;
  req.on("data", (piece: Buffer) => {
    leftBytes -= piece.length;
    if (leftBytes < 0) req.destroy();
  });
  req.resume();
}

async function takePart(
  core: CoreContext,
  token: string,
  req: Request,
): Promise<{ partNumber: number; bytes: number }> {
  const claims = core.uploadParts.claimsOf(token);
  const announced = req.headers["content-length"];
  if (announced !== undefined && Number(announced) !== claims.partBytes) {
    throw new DomainError("bad_input", "storage.partOfOtherSize", { bytes: claims.partBytes });
  }
  return { partNumber: claims.partNumber, bytes: await receivePart(core, claims, req) };
}

interface Told {
  readonly status: number;
  readonly message: string;
  /** Null for an unexpected error. */
  readonly code: DomainErrorCode | null;
  readonly data: { readonly message: StoredMessage };
}

function describe(error: unknown, req: Request): Told {
  const { logger, requestId } = requestScope(req);
  if (error instanceof DomainError) {
    return told(httpStatusOf(error.code), error.code, error.userMessage);
  }
  if (req.destroyed && !req.complete) return told(400, "bad_input", messageOf("uploads.connectionLost"));
  logger.error({ err: error }, "a part could not be received");
  return told(500, null, brokenMessage(requestId));
}

const told = (status: number, code: Told["code"], message: StoredMessage): Told => ({
  ...{ status, code, message: sentenceOf(message) },
  data: { message },
});
