import { type RequestHandler, type Response } from "express";

/** The open event streams. They would delay a stop, and browsers reconnect by themselves. */
export class OpenStreams {
  readonly #open = new Set<Response>();

  /** Records requests for server-sent events. */
  readonly track: RequestHandler = (req, res, next) => {
    if (req.headers.accept?.includes("text/event-stream")) {
      this.#open.add(res);
      res.once("close", () => this.#open.delete(res));
    }
    next();
  };

  /** Closes all of them. */
  close(): void {
    for (const res of this.#open) res.destroy();
  }
}
