import { type RequestHandler } from "express";
import helmet from "helmet";
import { requestScope } from "#app/server/requests/request-scope.ts";
import { isHttpsSite } from "#app/session/secure-request.ts";
import { type Env } from "#core/config/env.ts";
import { s3Settings } from "#core/config/s3-settings.ts";

/**
 * Helmet with a content security policy that our pages never violate. HTTPS-only headers are left out on
 * plain HTTP, where browsers would only complain. Media answers set their own resource policy.
 */
export function securityHeaders(env: Env): RequestHandler {
  const isHttps = isHttpsSite(env);
  return helmet({
    contentSecurityPolicy: { useDefaults: false, directives: policy(env) },
    crossOriginEmbedderPolicy: false,
    crossOriginOpenerPolicy: isHttps,
    originAgentCluster: isHttps,
    strictTransportSecurity: isHttps ? { maxAge: 180 * 24 * 3600, includeSubDomains: false } : false,
    xFrameOptions: { action: "deny" },
    // `no-referrer` would make native form posts send `Origin: null`, which we refuse.
    referrerPolicy: { policy: "strict-origin-when-cross-origin" },
  });
}

/** Where browsers send parts of uploads, if not to this site. */
function uploadOrigins(env: Env): string[] {
  const store = s3Settings(env);
  return store ? [store.publicEndpoint.origin] : [];
}

function policy(env: Env) {
  // Vite's dev server injects styles and uses a WebSocket; the build needs neither.
  const isDev = env.NODE_ENV === "development";
  const nonce = (req: unknown, _res: unknown): string =>
    `'nonce-${requestScope(req as Parameters<typeof requestScope>[0]).cspNonce}'`;
  return {
    defaultSrc: ["'self'"],
    baseUri: ["'self'"],
    scriptSrc: ["'self'", nonce],
    styleSrc: isDev ? ["'self'", "'unsafe-inline'"] : ["'self'"],
    // Widths of progress and chapters are inline styles.
    styleSrcAttr: ["'unsafe-inline'"],
    imgSrc: ["'self'", "data:", "blob:"],
    fontSrc: ["'self'", "data:"],
    mediaSrc: ["'self'", "blob:"],
    workerSrc: ["'self'", "blob:"],
    connectSrc: ["'self'", ...uploadOrigins(env), ...(isDev ? ["ws:"] : [])],
    objectSrc: ["'none'"],
    frameAncestors: ["'none'"],
    formAction: ["'self'"],
  };
}
