import { type RequestHandler } from "express";
import { refuseMethod } from "#app/server/refuse.ts";

const SITE_METHODS = ["GET", "HEAD", "OPTIONS", "POST", "PUT"];

/**
 * Refuses, with 405, a method that nothing on this site takes. tRPC and Remix build a `Request` of what they are asked,
 * and would fail with a 500: a `Request` cannot hold TRACE.
 */
export const refuseUnknownMethods: RequestHandler = (req, res, next) => {
  if (SITE_METHODS.includes(req.method)) return next();
  refuseMethod(res, SITE_METHODS);
};
