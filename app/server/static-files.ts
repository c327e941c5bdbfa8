import path from "node:path";
import compression from "compression";
import express, { Router } from "express";

/**
 * Vite's assets are named by their hash and cached for ever; the rest of the client's folder is cached for an
 * hour. Text assets are gzipped, because they are the same for every user.
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
