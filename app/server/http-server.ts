import { createServer, type RequestListener, type Server } from "node:http";
import { cutWhenStalled, type BodyPace } from "#app/server/requests/stalled-bodies.ts";

/** An upload part may take longer than Node's five minutes: 8 MiB at 20 kbit/s take an hour. */
const SLOWEST_REQUEST_MS = 3_600_000;

/** The slowest modem sends a hundred times as much. */
const BODY_PACE: BodyPace = { withinMs: 60_000, minBytes: 1024 };

/**
 * The web's HTTP server, not listening yet. It cuts a client that keeps a connection without using it:
 * headers must arrive within `pace.withinMs`, and bodies must keep to `pace`. Answers may take any time.
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
