import express, { type Express } from "express";
import { createMediaRouter } from "#app/media/media-router.ts";
import { ARTWORK_PATH, artworkBody } from "#app/server/artwork-body.ts";
import { answerError } from "#app/server/error-answer.ts";
import { beaconHandler } from "#app/server/beacon.ts";
import { healthHandler } from "#app/server/health.ts";
import { refuseWhileSilent } from "#app/server/database-silence.ts";
import { SERVICE_IMAGES_PATH, serviceImages } from "#app/server/service-images.ts";
import { mountPages } from "#app/server/pages.ts";
import { OpenStreams } from "#app/server/open-streams.ts";
import { refuseImpossibleAddresses } from "#app/server/requests/request-address.ts";
import { refuseUnknownMethods } from "#app/server/requests/request-method.ts";
import { openRequestScope } from "#app/server/requests/request-scope.ts";
import { type Web } from "#app/server/rpc/rpc-context.ts";
import { rpcHandler } from "#app/server/rpc/rpc-handler.ts";
import { securityHeaders } from "#app/server/requests/security-headers.ts";
import { uploadParts } from "#app/server/upload-parts.ts";
import { authenticate } from "#app/session/authenticate.ts";
import { refuseForeignOrigins } from "#app/session/same-origin.ts";
import { isHttpsSite } from "#app/session/secure-request.ts";
import { DatabaseWatch } from "#core/status/database-watch.ts";

export interface WebApp {
  readonly app: Express;
  /** Ends event streams, waiting requests and the LISTEN connection, and stops Vite's dev server. */
  close(): Promise<void>;
}

/**
 * The web's complete HTTP surface, in the order that a request passes through it. `pages` mounts what answers
 * all other requests; tests of the other parts have none.
 */
export async function createWebApp(web: Web, pages = mountPages): Promise<WebApp> {
  const app = express();
  app.disable("x-powered-by");
  // Forwarded addresses are trusted if BASE_URL says that there is a proxy.
  app.set("trust proxy", isHttpsSite(web.core.env) ? 1 : false);
  app.use(openRequestScope(web.core.logger));
  app.use(securityHeaders(web.core.env));
  app.use(refuseUnknownMethods, refuseImpossibleAddresses(web.core.env));
  // Before the origin check: a signed address authorizes the request, and no cookie is used.
  app.use("/uploads", uploadParts(web.core));
  const media = createMediaRouter(web.core, {
    userOf: async (req, res) => (await authenticate(web.core, web.sessions, { req, res }))?.user ?? null,
  });
  app.use(media);
  app.get("/api/health", healthHandler(web.core));
  app.use(refuseForeignOrigins(web.core.env));
  const streams = new OpenStreams();
  const watch = new DatabaseWatch(web.core);
  app.use("/api/trpc", streams.track, rpcHandler(web, watch));
  app.use(ARTWORK_PATH, refuseWhileSilent(watch), artworkBody(web));
  app.use(SERVICE_IMAGES_PATH, refuseWhileSilent(watch), serviceImages(web));
  app.use("/api/beacon", refuseWhileSilent(watch), beaconHandler(web));
  const closePages = await pages(app, web, watch);
  app.use(answerError);
  const close = async (): Promise<void> => {
    streams.close();
    await Promise.all([media.close(), closePages()]);
  };
  return { app, close };
}
