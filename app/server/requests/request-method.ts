import { type RequestHandler } from "express";
import { refuseMethod } from "#app/server/requests/refuse.ts";

const SITE_METHODS = ["GET", "HEAD", "OPTIONS", "POST", "PUT"];

/**
 * Refuses, with 405, a method that no address of this site accepts. tRPC and Remix build a `Request` first,
 * and would fail with a 500, because a `Request` cannot hold TRACE.
 */
export const refuseUnknownMethods: RequestHandler = (req, res, next) => {
  if (SITE_METHODS.includes(req.method)) return next();
  refuseMethod(res, SITE_METHODS);
};
