import { type Response } from "express";

/** Answers with a status and one plain sentence, which no cache keeps. */
export function refuse(res: Response, status: number, sentence: string): void {
  res.status(status).setHeader("Cache-Control", "no-store");
  res.type("text/plain").send(`${sentence}\n`);
}

/** 405, with the methods that are allowed. */
export function refuseMethod(res: Response, allowed: readonly string[]): void {
  res.setHeader("Allow", allowed.join(", "));
  refuse(res, 405, "This method is not allowed here.");
}
