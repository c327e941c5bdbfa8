import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import express, { Router, type Request, type Response } from "express";
import { rpcContextOf, type Web } from "#app/server/rpc/rpc-context.ts";
import { createRpcCaller } from "#app/trpc/caller.ts";
import { watchPositionSchema } from "#core/history/types.ts";

/**
 * `POST /api/beacon`: the last position of a page that is left, sent by `navigator.sendBeacon`: the input of
 * `history.save`, as JSON under any content type. Answers 204, or an empty answer with the error's status.
 */
export function beaconHandler(web: Web): Router {
  const router = Router();
  router.post("/", express.text({ type: () => true, limit: "4kb", inflate: false }), (req, res, next) => {
    savePosition(web, req, res).then((status) => res.status(status).end(), next);
  });
  return router;
}

async function savePosition(web: Web, req: Request, res: Response): Promise<number> {
  const position = watchPositionSchema.safeParse(parseJson(req.body));
  if (!position.success) return 400;
  const caller = createRpcCaller(await rpcContextOf(web, req, res));
  try {
    await caller.history.save(position.data);
    return 204;
  } catch (error) {
    if (error instanceof TRPCError) return getHTTPStatusCodeFromError(error);
    throw error;
  }
}

function parseJson(body: unknown): unknown {
  try {
    return typeof body === "string" ? JSON.parse(body) : null;
  } catch {
    return null;
  }
}
