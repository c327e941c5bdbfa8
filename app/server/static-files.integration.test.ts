import { mkdir, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { type AddressInfo } from "node:net";
import path from "node:path";
import express from "express";
import { afterAll, beforeAll, expect, it } from "vitest";
import { staticFiles } from "#app/server/static-files.ts";
import { tempFolder } from "#core/testing/temp-folder.ts";

let root: string;
let server: Server;
let url: string;

beforeAll(async () => {
  root = tempFolder("static");
  const assets = path.join(root, "build/client/assets");
  await mkdir(assets, { recursive: true });
  await writeFile(path.join(assets, "a-1234.js"), "export {};\n".repeat(500));
  await writeFile(path.join(root, "build/client/favicon.svg"), "<svg/>");
  const app = express();
  app.use(staticFiles(root));
  app.use((_req, res) => void res.type("text/html").send("a page ".repeat(500)));
  server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
});

it("keeps what is named by its hash for ever, gzipped", async () => {
  const answer = await fetch(`${url}/assets/a-1234.js`);
  expect(answer.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  expect(answer.headers.get("content-encoding")).toBe("gzip");
});

it("keeps the rest for an hour", async () => {
  const answer = await fetch(`${url}/favicon.svg`);
  expect(answer.headers.get("cache-control")).toBe("public, max-age=3600");
});

it("renders no page for a missing asset, and lets no cache keep that answer", async () => {
  const answer = await fetch(`${url}/assets/b-5678.js`);
  expect(answer.status).toBe(404);
  expect(answer.headers.get("cache-control")).toBe("no-store");
});

it("leaves pages to what follows", async () => {
  const answer = await fetch(`${url}/films`);
  expect(await answer.text()).toContain("a page");
  expect(answer.headers.get("content-encoding")).toBeNull();
});

it.each(["/assets/..%2f..%2fpackage.json", "/..%2f..%2fetc/passwd", "/assets/.env"])(
  "serves nothing outside: %s",
  async (odd) => {
    expect(await (await fetch(url + odd)).text()).not.toMatch(/root:|"name"/);
  },
);
