import { type IncomingMessage, type ServerResponse } from "node:http";

/** How many bytes of a body must arrive in which time. */
export interface BodyPace {
  readonly withinMs: number;
  /** A client that sends less counts as stalled, even if single bytes arrive. */
  readonly minBytes: number;
}

const TIMED_OUT = "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n";

/**
 * Cuts the connection of a request whose body stalls: with 408 if no answer has begun. Nothing is cut while
 * the client waits for us (received bytes are not read yet), nor after the body is complete, however long the
 * answer takes.
 */
export function cutWhenStalled(req: IncomingMessage, res: ServerResponse, pace: BodyPace): void {
  if (!hasBody(req)) return;
  const { socket } = req;
  let seenBytes = socket.bytesRead;
  const look = setInterval(() => {
    if (req.complete || socket.destroyed) return clearInterval(look);
    const newBytes = socket.bytesRead - seenBytes;
    seenBytes += newBytes;
    if (newBytes < pace.minBytes && req.readableLength === 0) cut(res);
  }, pace.withinMs);
  look.unref();
  req.once("close", () => clearInterval(look));
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
}

function cut({ headersSent, req: { socket } }: ServerResponse): void {
  if (headersSent) return void socket.destroy();
  socket.end(TIMED_OUT);
  socket.destroySoon();
}
