import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { refuseWrongPageRequests } from "#app/server/page-request.ts";
import { openHttpSite, type HttpSite } from "#app/testing/http-site.ts";
import { loggedLines } from "#app/testing/logged-lines.ts";
import { askRaw } from "#core/testing/raw-connection.ts";

/** Requests that no browser sends: each is refused with a status of 4xx, and none is an error in the log. */
const log = loggedLines();
let site: HttpSite;

beforeAll(async () => {
  site = await openHttpSite({}, (core) => ({ ...core, logger: log.logger }), {
    pages: (app) => {
      app.all("*", refuseWrongPageRequests, (req, res) => {
        res.send(`a page for ${req.get("x-forwarded-host") ?? "no proxy"}`);
      });
      return Promise.resolve(() => Promise.resolve());
    },
  });
});
afterEach(() => expect(log.errors()).toEqual([]));
afterAll(() => site.close());

const ask = (line: string, headers: string[] = [], body = "") =>
  askRaw(site.url, [`${line} HTTP/1.1`, ...(headers.length > 0 ? headers : ["Host: localhost"])], body);

describe("a method", () => {
  const surfaces = [
    "/",
    "/films.data",
    "/api/trpc/auth.setupState",
    "/api/beacon",
    "/media/x/y",
    "/uploads/x",
  ];
  it.each(surfaces.flatMap((path) => ["TRACE", "DELETE", "PROPFIND"].map((method) => [method, path])))(
    "that no address accepts is refused: %s %s",
    async (method, path) => {
      const { status, text } = await ask(`${method} ${path}`);
      expect(status).toBe(405);
      expect(text).toMatch(/^Allow: GET, HEAD/im);
    },
  );

  it.each(["PUT", "OPTIONS"])("that no page accepts is refused: %s", async (method) => {
    expect((await ask(`${method} /films`)).status).toBe(405);
  });
});

describe("an address", () => {
  it.each(["a b", "a/b?x", "a:99999", "user@a", "[::1", "", "a\tb", "a#b", "%"])(
    "with the host “%s” is refused",
    async (host) => {
      for (const path of ["/", "/api/trpc/auth.setupState", "/api/health"])
        expect((await ask(`GET ${path}`, [`Host: ${host}`])).status, path).toBe(400);
    },
  );

  it.each(["*", "http://elsewhere.test/"])("that is no path is refused: %s", async (target) => {
    expect((await ask(`OPTIONS ${target}`)).status).toBe(400);
  });

  it.each(["localhost", "127.0.0.1:3000", "[::1]:3000", "films.example.test"])(
    "with the host %s is taken",
    async (host) => {
      expect((await ask("GET /", [`Host: ${host}`])).status).toBe(200);
    },
  );

  it("has no forwarded host where no proxy is trusted", async () => {
    for (const forwarded of ["a:99999", "a, b:99999", "elsewhere.test"]) {
      const { status, text } = await ask("GET /", ["Host: localhost", `X-Forwarded-Host: ${forwarded}`]);
      expect(status, forwarded).toBe(200);
      expect(text, forwarded).toContain("a page for no proxy");
    }
  });
});

describe("a form", () => {
  const post = (type: string, body = "a=b", more: string[] = []) =>
    ask("POST /sign-in", ["Host: localhost", `Content-Length: ${body.length}`, ...more, type], body);

  it.each([
    "Content-Type: application/json",
    "Content-Type: multipart/form-data; boundary=x",
    "Content-Type: text/plain",
    "Content-Type: ;",
    "X-No-Type: 1",
  ])("of another type is refused: %s", async (type) => {
    expect((await post(type)).status).toBe(415);
  });

  it("is taken with a charset, and without fields", async () => {
    const type = "Content-Type: application/x-www-form-urlencoded;charset=UTF-8";
    expect((await post(type)).status).toBe(200);
    expect((await post(type, "")).status).toBe(200);
  });

  it("is refused without a length, and with one that is too large", async () => {
    const type = "Content-Type: application/x-www-form-urlencoded";
    const chunked = ["Host: localhost", "Transfer-Encoding: chunked", type];
    expect((await ask("POST /sign-in", chunked, "5\r\na=b")).status).toBe(413);
    const large = ["Host: localhost", `Content-Length: ${2 ** 20 + 1}`, type];
    expect((await ask("POST /sign-in", large)).status).toBe(413);
  });
});

it("refuses the data of a named route", async () => {
  for (const path of ["/?_data=root", "/films?a=b&_data=routes%2F_site", "/films?%5Fdata=x"])
    expect((await ask(`GET ${path}`)).status, path).toBe(400);
  expect((await ask("GET /films?_datas=x")).status).toBe(200);
});
