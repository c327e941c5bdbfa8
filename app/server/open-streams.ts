import { type RequestHandler, type Response } from "express";

/** The event streams that are open: they would hold up a stop, and browsers come back by themselves. */
export class OpenStreams {
  readonly #open = new Set<Response>();

  /** Notes requests that ask for server-sent events. */
  readonly track: RequestHandler = (req, res, next) => {
    if (req.headers.accept?.includes("text/event-stream")) {
      this.#open.add(res);
      res.once("close", () => this.#open.delete(res));
    }
    next();
  };

  /** Cuts all of them. */
  close(): void {
    for (const res of this.#open) res.destroy();
  }
}
