import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type AddressInfo } from "node:net";
import path from "node:path";
import { KNOWN_IMAGES } from "#core/metadata/testing/known-titles.ts";

const RECORDED = path.join(import.meta.dirname, "recorded");
const ROOT = path.resolve(import.meta.dirname, "../../..");

/** The keys that the stand-in takes: the older form, and a read access token. */
export const STAND_IN_KEY = "0123456789abcdef0123456789abcdef";
export const STAND_IN_TOKEN = "eyJhbGciOiJIUzI1NiJ9.c3RhbmQtaW4.c2lnbmF0dXJl";

/** An answer that a test wants instead of the recorded one. */
export type Misbehaviour = (req: IncomingMessage, res: ServerResponse) => void;

/** A server with the HTTP API of The Movie Database, which answers what is recorded beside it. */
export interface StandInServer {
  /** The service's URL, for METADATA_URL. */
  readonly url: string;
  /** The addresses that were asked for, with their queries. */
  readonly requests: string[];
  /** The next requests are answered so, one each. */
  readonly misbehave: Misbehaviour[];
  readonly close: () => Promise<void>;
}

/** Starts the stand-in on a free port of this machine. `close()` it at the end. */
export async function startStandInServer(): Promise<StandInServer> {
  const requests: string[] = [];
  const misbehave: Misbehaviour[] = [];
  const server = createServer((req, res) => {
    requests.push(req.url ?? "");
    const fault = misbehave.shift();
    if (fault) return fault(req, res);
    answer(req, res).catch((error: unknown) => {
      res.writeHead(500).end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/3`,
    requests,
    misbehave,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const address = new URL(req.url ?? "/", `http://${req.headers.host ?? "localhost"}`);
  const image = /^\/t\/p\/\w+(\/[\w.-]+)$/.exec(address.pathname)?.[1];
  if (image !== undefined) return sendImage(res, image);
  if (!hasKey(req, address)) {
    return sendJson(res, 401, { status_code: 7, status_message: "Invalid API key.", success: false });
  }
  const recorded = await recordedAt(address);
  if (recorded === null) {
    return sendJson(res, 404, { success: false, status_code: 34, status_message: "Not found." });
  }
  return sendJson(res, 200, recorded);
}

function hasKey(req: IncomingMessage, { searchParams }: URL): boolean {
  return (
    searchParams.get("api_key") === STAND_IN_KEY || req.headers.authorization === `Bearer ${STAND_IN_TOKEN}`
  );
}

interface Recorded {
  readonly results?: readonly Readonly<Record<string, string>>[];
  readonly images?: object;
}

async function recordedAt({ pathname, searchParams, origin }: URL): Promise<object | null> {
  const name = pathname.replace(/^\/3/, "");
  if (!/^(?:\/\w+)+$/.test(name)) return null;
  const text = await readFile(path.join(RECORDED, `${name}.json`), "utf8").catch(() => null);
  if (text === null) return null;
  const recorded = JSON.parse(text) as Recorded;
  if (name === "/configuration") {
    return { images: { ...recorded.images, base_url: `${origin}/t/p/`, secure_base_url: `${origin}/t/p/` } };
  }
  return name.startsWith("/search/") ? { ...recorded, results: matching(recorded, searchParams) } : recorded;
}

/** The recorded results that a query means: by a piece of the name, and the year. */
function matching({ results = [] }: Recorded, params: URLSearchParams) {
  const [words, year] = [
    (params.get("query") ?? "").toLowerCase(),
    params.get("year") ?? params.get("first_air_date_year") ?? "",
  ];
  return results.filter((result) => {
    const [name = "", date = ""] = [
      result.title ?? result.name,
      result.release_date ?? result.first_air_date,
    ];
    return name.toLowerCase().includes(words) && date.startsWith(year);
  });
}

async function sendImage(res: ServerResponse, imagePath: string): Promise<void> {
  const file = KNOWN_IMAGES[imagePath];
  if (file === undefined) return sendJson(res, 404, {});
  res.writeHead(200, { "content-type": "image/webp" }).end(await readFile(path.join(ROOT, file)));
}

function sendJson(res: ServerResponse, status: number, body: object): void {
  res.writeHead(status, { "content-type": "application/json;charset=utf-8" }).end(JSON.stringify(body));
}
