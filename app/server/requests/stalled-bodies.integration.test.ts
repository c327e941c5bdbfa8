import { setTimeout as sleep } from "node:timers/promises";
import { text } from "node:stream/consumers";
import { type Express } from "express";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openHttpSite, type HttpSite } from "#app/testing/http-site.ts";
import { loggedLines } from "#app/testing/logged-lines.ts";
import { addUser } from "#app/testing/rpc-site.ts";
import { MP4_BEGINNING } from "#core/testing/guest-upload.ts";
import { openRawConnection, type RawConnection } from "#core/testing/raw-connection.ts";
import { createUpload } from "#core/uploads/create-upload.ts";
import { getPartTarget } from "#core/uploads/parts/get-part-target.ts";

/** Clients that keep a connection without using it are cut; clients that are only slow are not. */
const PACE = { withinMs: 800, minBytes: 100 };
/** Longer than three intervals in which a byte must come. */
const LONG_MS = 2_800;
/** More than the buffers of Node and of the kernel hold: the rest waits in the client. */
const LARGE_BYTES = 20_000_000;
const log = loggedLines();
let site: HttpSite;
const open: RawConnection[] = [];

beforeAll(async () => {
  site = await openHttpSite({}, (core) => ({ ...core, logger: log.logger }), { pace: PACE, pages });
});
afterEach(() => {
  for (const connection of open.splice(0)) connection.close();
  expect(log.errors()).toEqual([]);
});
afterAll(() => site.close());

/** Slow pages: before they read, before they answer, and while they answer. */
function pages(app: Express): Promise<() => Promise<void>> {
  app.post("/reads-late", (req, res, next) => {
    const read = sleep(LONG_MS).then(() => text(req));
    read.then(() => res.send("read"), next);
  });
  app.post("/answers-late", (req, res, next) => {
    const late = text(req).then(() => sleep(LONG_MS));
    late.then(() => res.send("late"), next);
  });
  app.get("/streams", (_req, res) => {
    res.type("text/event-stream").write("data: 1\n\n");
    void sleep(LONG_MS).then(() => res.end("data: 2\n\n"));
  });
  app.post("/never-reads", (_req, res) => void res.send("no"));
  return Promise.resolve(() => Promise.resolve());
}

async function begin(line: string, headers: readonly string[] = [], body = ""): Promise<RawConnection> {
  const connection = await openRawConnection(site.url);
  open.push(connection);
  connection.write([`${line} HTTP/1.1`, "Host: localhost", ...headers, "", body].join("\r\n"));
  return connection;
}

/** Writes one byte now and then, until the connection is closed. */
async function dribble(connection: RawConnection, byte: string): Promise<void> {
  let isClosed = false;
  void connection.closed.then(() => (isClosed = true));
  while (!isClosed) {
    connection.write(byte);
    await sleep(50);
  }
}

describe("a client is cut", () => {
  it("that says nothing", async () => {
    const connection = await openRawConnection(site.url);
    open.push(connection);
    await connection.closed;
  });

  it("whose headers do not end, one byte after another", async () => {
    const connection = await openRawConnection(site.url);
    open.push(connection);
    connection.write("GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: ");
    await dribble(connection, "x");
    expect(connection.status()).toBe(408);
  });

  const json = ["Content-Type: application/json", "Content-Length: 5000"];
  it.each([
    ["a call", "POST /api/trpc/auth.signIn", json],
    ["a chunked call", "POST /api/trpc/auth.signIn", [json[0] ?? "", "Transfer-Encoding: chunked"]],
    ["a position", "POST /api/beacon", ["Content-Length: 500"]],
    ["a body that was answered unread", "POST /never-reads", ["Content-Length: 500"]],
  ])("whose body is silent: %s", async (_what, line, headers) => {
    const connection = await begin(line, headers);
    await connection.closed;
    expect(connection.received().match(/^HTTP/gm)).toHaveLength(1);
  });

  it("whose body dribbles, with 408", async () => {
    const connection = await begin("POST /api/trpc/auth.signIn", json);
    await dribble(connection, "x");
    expect(connection.status()).toBe(408);
  });

  it("whose part of an upload stops in the middle", async () => {
    const address = await partAddress(5_000);
    const connection = await begin(`PUT ${address}`, ["Content-Length: 5000"], "x".repeat(2_000));
    await connection.closed;
    expect(connection.status()).toBe(408);
  });
});

describe("a client is served", () => {
  it("whose part of an upload is slow, and moves", async () => {
    const address = await partAddress(3_000);
    const connection = await begin(`PUT ${address}`, ["Content-Length: 3000", "Connection: close"]);
    for (let sent = 0; sent < 3_000; sent += 100) {
      connection.write("x".repeat(100));
      await sleep(LONG_MS / 30);
    }
    await connection.closed;
    expect(connection.status()).toBe(200);
  });

  it.each([
    ["whose body is not read yet", "POST /reads-late"],
    ["whose answer takes long", "POST /answers-late"],
  ])("%s", async (_what, line) => {
    const body = "x".repeat(LARGE_BYTES);
    const connection = await begin(line, [`Content-Length: ${LARGE_BYTES}`, "Connection: close"], body);
    await connection.closed;
    expect(connection.status()).toBe(200);
  });

  it("whose event stream stays open", async () => {
    const connection = await begin("GET /streams", ["Connection: close"]);
    await connection.closed;
    expect(connection.received()).toContain("data: 2");
  });
});

async function partAddress(sizeBytes: number): Promise<string> {
  const owner = await addUser(site.core, "admin", `owner-${sizeBytes}@example.test`);
  const upload = await createUpload(site.core, owner, {
    fileName: "a.mp4",
    sizeBytes,
    fingerprint: `f${sizeBytes}`,
    firstBytes: MP4_BEGINNING,
  });
  return (await getPartTarget(site.core, owner, { uploadId: upload.id, partNumber: 1 })).url;
}
