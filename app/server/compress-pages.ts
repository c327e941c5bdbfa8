import compression from "compression";
import { type RequestHandler } from "express";

/**
 * The addresses of pages without tokens, that show nothing of the request. Left out are the watch page (its media token),
 * pages of one-time links, forms (they show what was typed), and every address with a query.
 */
const COMPRESSED = /^\/(?:films|series|history|title\/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})?$/;

/**
 * Compresses the listed pages, if they were found. A compressed page is shorter the more it repeats, so a page that had
 * both a secret and something of the request would tell its secret by its length (BREACH):
 * docs/decisions/0025-compressed-pages.md.
 */
export function compressPages(): RequestHandler {
  const compress = compression({ filter: (_req, res) => res.statusCode === 200 });
  return (req, res, next) => (COMPRESSED.test(req.originalUrl) ? compress(req, res, next) : next());
}
