import { createServer, type RequestListener, type Server } from "node:http";
import { cutWhenStalled, type BodyPace } from "#app/server/stalled-bodies.ts";

/** A part of an upload may take longer than Node's five minutes: 8 MiB at 20 kbit/s take an hour. */
const SLOWEST_REQUEST_MS = 3_600_000;

/** The slowest modem brings a hundred times as much. */
const BODY_PACE: BodyPace = { withinMs: 60_000, minBytes: 1024 };

/**
 * The web's HTTP server, not listening yet. It cuts who keeps a connection without using it: headers must be here
 * within `pace.withinMs`, bodies keep to `pace`. Answers may take and last as long as they want.
 */
export function createHttpServer(app: RequestListener, pace: BodyPace = BODY_PACE): Server {
  const limits = {
    headersTimeout: pace.withinMs,
    requestTimeout: SLOWEST_REQUEST_MS,
    connectionsCheckingInterval: pace.withinMs / 4,
  };
  const server = createServer(limits, app);
  server.on("request", (req, res) => cutWhenStalled(req, res, pace));
  return server;
}
