import { type Request, type RequestHandler } from "express";
import { refuse, refuseMethod } from "#app/server/requests/refuse.ts";

/** A form is far smaller: files are uploaded in parts, and procedures have a separate limit. */
const MAX_FORM_BYTES = 2 ** 20;

const PAGE_METHODS = ["GET", "HEAD", "POST"];

const FORM_TYPE = "application/x-www-form-urlencoded";

/** In Remix's older protocol this is the name of a route. No page of ours uses it. */
const ROUTE_PARAMETER = "_data";

/**
 * Refuses requests that no page of ours sends, before Remix reads them: another method (405), a form that is
 * too large (413) or of another type (415), the data of a named route (400). Remix and our actions would log
 * errors, fail with a 500 (`formData` reads no JSON) and name the files of routes.
 */
export const refuseWrongPageRequests: RequestHandler = (req, res, next) => {
  if (!PAGE_METHODS.includes(req.method)) return refuseMethod(res, PAGE_METHODS);
  if (namesRoute(req)) return refuse(res, 400, "Invalid request.");
  if (isTooLarge(req)) {
    return refuse(res, 413, "The form is too large. Nothing was saved.");
  }
  if (req.method === "POST" && !isForm(req))
    return refuse(res, 415, "The type of this form is not supported. Nothing was saved.");
  next();
};

function namesRoute(req: Request): boolean {
  const [, query = ""] = req.originalUrl.split("?", 2);
  return new URLSearchParams(query).has(ROUTE_PARAMETER);
}

/** Remix reads a complete form before it checks the user. A body without a length does not come from a form. */
function isTooLarge(req: Request): boolean {
  if (req.headers["transfer-encoding"] !== undefined) return true;
  return Number(req.headers["content-length"] ?? 0) > MAX_FORM_BYTES;
}

/** No form of ours has files, so none is multipart. A form without fields has this type too. */
function isForm(req: Request): boolean {
  const [type = ""] = (req.headers["content-type"] ?? "").split(";");
  return type.trim().toLowerCase() === FORM_TYPE;
}
