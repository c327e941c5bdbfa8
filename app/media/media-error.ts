import { type Response } from "express";
import { DomainError, type DomainErrorCode } from "#core/errors/domain-error.ts";

const statusOf = {
  bad_input: 404,
  unauthenticated: 403,
  forbidden: 403,
  not_found: 404,
  conflict: 404,
  gone: 410,
  too_large: 404,
  media_refused: 404,
  rate_limited: 503,
  storage_full: 503,
  unavailable: 503,
  timeout: 503,
} as const satisfies Record<DomainErrorCode, number>;

/** Answers with a short text that no cache keeps. Players retry after a 503, but not after a 4xx. */
export function sendMediaError(res: Response, error: DomainError): void {
  if (res.headersSent) return void res.destroy();
  const status = statusOf[error.code];
  const body = Buffer.from(`${error.message}\n`);
  for (const name of ["ETag", "Accept-Ranges", "Content-Range"]) res.removeHeader(name);
  res.setHeader("Cache-Control", "no-store");
  if (status === 503) res.setHeader("Retry-After", "1");
  res.setHeader("Content-Type", "text/plain; charset=utf-8");
  res.setHeader("Content-Length", body.length);
  res.status(status).end(body);
}

/** The error for an unknown address. */
export function notFound(): DomainError {
  return new DomainError("not_found", "playback.mediaNotFound");
}
