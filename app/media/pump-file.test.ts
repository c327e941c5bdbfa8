import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { createServer, request, type IncomingMessage, type Server } from "node:http";
import { type AddressInfo } from "node:net";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { pumpFile } from "#app/media/pump-file.ts";
import { tempFolder } from "#core/testing/temp-folder.ts";

/** More than three pieces, and the last piece is not full. */
const body = Buffer.from(Array.from({ length: 1_700_001 }, (_, at) => (at * 7 + (at >> 9)) % 251));

let folder: string;
let server: Server;
let outcome: Promise<void>;
let range = { start: 0, end: body.length };

beforeAll(async () => {
  folder = tempFolder("pump");
  writeFileSync(path.join(folder, "file"), body);
  server = createServer((req, res) => {
    res.setHeader("Content-Length", range.end - range.start);
    outcome = pumpFile(path.join(folder, (req.url ?? "/").slice(1)), range, res);
    outcome.catch(() => res.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function open(name = "file"): Promise<IncomingMessage> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    request({ port, host: "127.0.0.1", path: `/${name}` }, resolve)
      .on("error", reject)
      .end();
  });
}

async function read(): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of await open()) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

it("sends every byte, to many at once whose buffers are used again", async () => {
  range = { start: 0, end: body.length };
  for (let round = 0; round < 3; round += 1) {
    const copies = await Promise.all(Array.from({ length: 8 }, read));
    expect(copies.every((copy) => copy.equals(body))).toBe(true);
  }
});

it("sends a part", async () => {
  range = { start: 600_000, end: 1_200_001 };
  expect((await read()).equals(body.subarray(600_000, 1_200_001))).toBe(true);
});

it("ends when the client leaves", async () => {
  range = { start: 0, end: body.length };
  const res = await open();
  res.destroy();
  await outcome;
});

it("says that a file is not there, or ends early", async () => {
  range = { start: 0, end: body.length };
  await expect(open("nothing")).rejects.toThrow();
  await expect(outcome).rejects.toMatchObject({ code: "ENOENT" });
  range = { start: 0, end: body.length + 10 };
  await expect(read()).rejects.toThrow(/aborted/);
  await expect(outcome).rejects.toThrow("ended before");
});
