import path from "node:path";
import compression from "compression";
import express, { Router } from "express";

/**
 * What Vite built, named by hash and so kept for ever; the rest of the client's folder for an hour. Assets are
 * gzipped where they are text: they are the same for everybody. Pages are not, since their length could tell what
 * is in them.
 */
export function staticFiles(root: string): Router {
  const client = path.join(root, "build/client");
  const router = Router();
  router.use(
    "/assets",
    compression(),
    express.static(path.join(client, "assets"), {
      immutable: true,
      maxAge: "1y",
      index: false,
      redirect: false,
    }),
    (_req, res) => {
      res.status(404).setHeader("Cache-Control", "no-store").type("text/plain").send("File not found.\n");
    },
  );
  router.use(express.static(client, { maxAge: "1h", index: false, redirect: false }));
  return router;
}
