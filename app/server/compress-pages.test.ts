import { createServer, type Server } from "node:http";
import { type AddressInfo } from "node:net";
import express from "express";
import { afterAll, beforeAll, expect, it } from "vitest";
import { compressPages } from "#app/server/compress-pages.ts";

const TITLE = "0197a1b2-0000-7000-8000-00000000000a";
const PAGE = "a page ".repeat(500);
let server: Server;
let url: string;

beforeAll(async () => {
  const app = express();
  app.use(compressPages());
  app.use(
    (req, res) =>
      void res
        .status(req.path.endsWith("b") ? 404 : 200)
        .type("text/html")
        .send(PAGE),
  );
  server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
});

it.each(["/", "/films", "/series", "/history", `/title/${TITLE}`])("compresses %s", async (address) => {
  const answer = await fetch(url + address, { headers: { "accept-encoding": "gzip" } });
  expect(answer.headers.get("content-encoding")).toBe("gzip");
  expect(await answer.text()).toBe(PAGE);
});

it.each([
  ["a media token", `/watch/${TITLE}`],
  ["the token of a link", "/reset/0123456789"],
  ["what was typed", "/sign-in"],
  ["the query", "/films?genre=Drama"],
  ["the query", "/?a=1"],
  ["a name that the caller chose", "/title/some-name"],
  ["an address that was not found", `/title/${TITLE.replace(/a$/, "b")}`],
  ["the data of users", "/admin/users"],
])("leaves a page as it is that may have %s: %s", async (_reason, address) => {
  const answer = await fetch(url + address, { headers: { "accept-encoding": "gzip" } });
  expect(answer.headers.get("content-encoding")).toBeNull();
  expect(await answer.text()).toBe(PAGE);
});
