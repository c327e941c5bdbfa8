import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTmdbMetadata } from "#core/metadata/drivers/tmdb/tmdb-metadata.ts";
import { type MetadataService } from "#core/metadata/metadata-service.ts";
import { describeMetadata } from "#core/metadata/testing/metadata-contract.ts";
import {
  STAND_IN_KEY,
  STAND_IN_TOKEN,
  startStandInServer,
  type Misbehaviour,
  type StandInServer,
} from "#core/metadata/testing/stand-in-server.ts";

describe.each([
  ["an API key", STAND_IN_KEY],
  ["a read access token", STAND_IN_TOKEN],
])("with %s", (_, key) => {
  describeMetadata(async () => {
    const { url, close } = await startStandInServer();
    return { service: createTmdbMetadata({ url, key }), close };
  });
});

describe("the HTTP API of The Movie Database", () => {
  let server: StandInServer;
  let service: MetadataService;
  beforeAll(async () => void (server = await startStandInServer()));
  afterAll(() => server.close());
  beforeEach(() => {
    server.requests.length = 0;
    service = createTmdbMetadata({ url: server.url, key: STAND_IN_KEY }, { timeoutMs: 500 });
  });
  afterEach(() => expect(server.misbehave.splice(0)).toEqual([]));

  const film = (languageTag = "en") => service.title({ kind: "movie", serviceId: "9001", languageTag });
  const status =
    (code: number, headers: Record<string, string> = {}): Misbehaviour =>
    (_req, res) =>
      void res.writeHead(code, headers).end();
  const hold: Misbehaviour = () => undefined;
  const fails = (code: string, key: string) =>
    expect(film()).rejects.toMatchObject({ code, userMessage: { key } });

  test("sends nothing before it is asked, and once it is, one request", async () => {
    expect(server.requests).toEqual([]);
    await film();
    expect(server.requests).toHaveLength(1);
  });

  test("asks in the title's language, and takes the rating of its country", async () => {
    expect((await film("de")).facts.ageRatingYears).toBe(12);
    expect((await film("pt-BR")).facts.ageRatingYears).toBe(13);
    expect((await film("zxx")).facts.ageRatingYears).toBe(13);
    const languages = server.requests.map((address) => /[?&]language=([^&]*)/.exec(address)?.[1]);
    expect(languages).toEqual(["de", "pt-BR", "en"]);
  });

  test("waits as long as a 429 says, then asks again", async () => {
    server.misbehave.push(status(429, { "retry-after": "1" }));
    const before = performance.now();
    expect((await film()).name).toBe("Northlight");
    expect(performance.now() - before).toBeGreaterThan(990);
    expect(server.requests).toHaveLength(2);
  });

  test("does not wait minutes for a 429", async () => {
    server.misbehave.push(status(429, { "retry-after": "120" }));
    await fails("rate_limited", "metadata.tooManyRequests");
    expect(server.requests).toHaveLength(1);
  });

  test.each([
    ["an error of the server", status(503)],
    ["a connection that is cut", (req) => void req.socket.destroy()],
    ["no answer in time", hold],
    [
      "a body that stalls",
      (_req, res) => void res.writeHead(200, { "content-type": "application/json" }).write("{"),
    ],
  ])("asks again after %s, and gives up after three more", async (_, fault) => {
    server.misbehave.push(fault);
    expect((await film()).name).toBe("Northlight");
    expect(server.requests).toHaveLength(2);
    server.misbehave.push(fault, fault, fault, fault);
    await fails("unavailable", "metadata.unreachable");
    expect(server.requests).toHaveLength(6);
  });

  test("ends a body that stalls also after the garbage of its request was collected", async () => {
    setFlagsFromString("--expose-gc");
    const collect = runInNewContext("gc") as () => void;
    const timer = setInterval(collect, 20);
    server.misbehave.push((_req, res) => void res.writeHead(200).write("{"));
    expect((await film()).name).toBe("Northlight");
    clearInterval(timer);
  });

  test.each([
    ["no JSON", "<html>Sign in to the hotel's network</html>"],
    ["another shape", JSON.stringify({ id: "9001" })],
    ["too much", `"${"x".repeat(8 * 2 ** 20)}"`],
  ])("refuses %s at once", async (_, body) => {
    server.misbehave.push((_req, res) => void res.writeHead(200).end(body));
    await fails("unavailable", "metadata.answerUnknown");
    expect(server.requests).toHaveLength(1);
  });

  test("follows no redirect, neither of answers nor of images", async () => {
    const elsewhere = `/t/p/original/northlight-fanart.webp?api_key=${STAND_IN_KEY}`;
    const redirects = () => Array.from({ length: 4 }, () => status(302, { location: elsewhere }));
    server.misbehave.push(...redirects());
    await fails("unavailable", "metadata.unreachable");
    const image = { path: "/northlight-poster.webp", kind: "poster", size: "thumbnail" } as const;
    await service.openImage(image);
    server.misbehave.push(...redirects());
    await expect(service.openImage(image)).rejects.toMatchObject({ code: "unavailable" });
    expect(server.requests).not.toContain(elsewhere);
  });

  test("fetches images without the key, and small ones to choose by", async () => {
    await service.openImage({ path: "/northlight-poster.webp", kind: "poster", size: "thumbnail" });
    await service.openImage({ path: "/northlight-fanart.webp", kind: "backdrop", size: "original" });
    expect(server.requests.slice(1)).toEqual([
      "/t/p/w185/northlight-poster.webp",
      "/t/p/original/northlight-fanart.webp",
    ]);
  });

  test("says that the key is wrong, and never says the key", async () => {
    const wrong = "f".repeat(32);
    service = createTmdbMetadata({ url: server.url, key: wrong });
    await fails("unavailable", "metadata.keyRefused");
    expect(server.requests).toHaveLength(1);
    service = createTmdbMetadata({ url: "http://127.0.0.1:1/3", key: wrong });
    for (const at of [server.url, "http://127.0.0.1:1/3"]) {
      const error: unknown = await createTmdbMetadata({ url: at, key: wrong })
        .search({ kind: "movie", name: "x", releaseYear: null, languageTag: "en" })
        .catch((caught: unknown) => caught);
      expect(textsOf(error)).not.toContain(wrong);
    }
  });

  test("sends at most 30 requests a second", async () => {
    const before = performance.now();
    await Promise.all(
      Array.from({ length: 35 }, () =>
        service.season({ kind: "series", serviceId: "9101", languageTag: "en" }, 9),
      ),
    );
    expect(performance.now() - before).toBeGreaterThan(500);
    expect(server.requests).toHaveLength(35);
  });
});

/** All that a log could write of an error. */
function textsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return [error.message, error.stack, JSON.stringify(error), textsOf(error.cause)].join("\n");
}
