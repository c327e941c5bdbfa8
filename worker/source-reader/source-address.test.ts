import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { get, request, type IncomingMessage } from "node:http";
import { connect } from "node:net";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { afterEach, beforeEach, expect, it } from "vitest";
import { tempFolder } from "#core/testing/temp-folder.ts";
import { BLOCK_BYTES, BlockCache } from "#worker/source-reader/block-cache.ts";
import { openSourceAddress, type SourceAddress } from "#worker/source-reader/source-address.ts";
import { RangesOfFile } from "#worker/source-reader/testing/ranges-of-file.ts";

const BYTES = randomBytes(24 * BLOCK_BYTES + 7);
const file = path.join(tempFolder("address"), "film");
writeFileSync(file, BYTES);

let source: RangesOfFile;
let address: SourceAddress;
let faults: unknown[];
beforeEach(async () => {
  source = new RangesOfFile(file, BYTES.length);
  faults = [];
  const blocks = new BlockCache({ patience: { deadlineMs: 300, idleMs: 100 } });
  address = await openSourceAddress({ source, blocks, onFault: (error) => faults.push(error) });
});
afterEach(() => address.close());

const ask = (headers: Record<string, string> = {}, method = "GET", url = address.url) =>
  new Promise<IncomingMessage>((resolve, reject) => {
    request(url, { method, headers, agent: false }, resolve).on("error", reject).end();
  });

it.each([
  ["bytes=0-", 0, BYTES.length],
  ["bytes=5-9", 5, 10],
  ["bytes=1048570-1048580", 1048570, 1048581],
  ["bytes=-12", BYTES.length - 12, BYTES.length],
  ["bytes=25165820-99999999", 25165820, BYTES.length],
])("answers %s with exactly these bytes", async (range, start, end) => {
  const answer = await ask({ range });
  expect(answer.statusCode).toBe(206);
  expect(answer.headers).toMatchObject({
    "content-range": `bytes ${start}-${end - 1}/${BYTES.length}`,
    "content-length": String(end - start),
    "accept-ranges": "bytes",
  });
  expect((await buffer(answer)).equals(BYTES.subarray(start, end))).toBe(true);
});

it("answers without a range with everything, and HEAD with the headers alone", async () => {
  const entire = await ask();
  expect([entire.statusCode, entire.headers["content-length"]]).toEqual([200, String(BYTES.length)]);
  expect((await buffer(entire)).equals(BYTES)).toBe(true);
  const head = await ask({ range: "bytes=7-" }, "HEAD");
  expect([head.statusCode, head.headers["content-length"]]).toEqual([206, String(BYTES.length - 7)]);
  expect(await buffer(head)).toHaveLength(0);
});

it("refuses a range behind the end", async () => {
  const answer = await ask({ range: `bytes=${BYTES.length}-` });
  expect([answer.statusCode, answer.headers["content-range"]]).toEqual([416, `bytes */${BYTES.length}`]);
});

it("serves nothing else: other paths, methods, hosts and interfaces", async () => {
  const { origin, pathname, port } = new URL(address.url);
  expect(pathname).toMatch(/^\/[\w-]{32}\/source$/);
  const others = [
    "/",
    "/source",
    `${pathname}/`,
    `${pathname}?a`,
    `${pathname.slice(0, 33)}`,
    `/x${pathname}`,
  ];
  for (const other of others) expect((await ask({}, "GET", `${origin}${other}`)).statusCode).toBe(404);
  for (const method of ["POST", "PUT", "DELETE", "OPTIONS"])
    expect((await ask({}, method)).statusCode).toBe(404);
  for (const host of ["localhost", `localhost:${port}`, "127.0.0.1", `evil.example:${port}`])
    expect((await ask({ host })).statusCode).toBe(404);
  expect(source.ranges).toEqual([]);
  await expect(
    new Promise((resolve, reject) =>
      connect(Number(port), "127.0.0.2", () => resolve("open")).on("error", reject),
    ),
  ).rejects.toMatchObject({ code: "ECONNREFUSED" });
});

it("has another address each time, which ends with its run", async () => {
  const other = await openSourceAddress({ source, blocks: new BlockCache(), onFault: () => undefined });
  expect(new URL(other.url).pathname).not.toBe(new URL(address.url).pathname);
  const open = await ask({}, "GET", other.url);
  const broken = expect(buffer(open)).rejects.toThrow();
  await other.close();
  await broken;
  await expect(ask({}, "GET", other.url)).rejects.toMatchObject({ code: "ECONNREFUSED" });
});

it("reads no further than a client does", async () => {
  const answer = await ask({ range: "bytes=0-" });
  answer.pause();
  const settled = async () => {
    const before = source.bytesRead;
    await new Promise((resolve) => setTimeout(resolve, 200));
    return source.bytesRead === before && before > 0;
  };
  await expect.poll(settled, { timeout: 10_000 }).toBe(true);
  expect(source.bytesRead).toBeLessThan(16 * BLOCK_BYTES);
  answer.destroy();
});

it("stops reading when the client leaves", async () => {
  source.manner = "hangs";
  const answer = await ask({ range: "bytes=0-" });
  await expect.poll(() => source.openCount).toBe(1);
  answer.destroy();
  await expect.poll(() => source.openCount).toBe(0);
  expect(faults).toEqual([]);
});

it("tells a fault, and does not let it look like the end of the file", async () => {
  source.manner = "refuses";
  let hasEnded = false;
  get(address.url, { agent: false }, (answer) =>
    answer
      .on("error", () => undefined)
      .on("close", () => (hasEnded = true))
      .resume(),
  );
  await expect.poll(() => faults, { timeout: 5000 }).toMatchObject([{ code: "unavailable" }]);
  expect(hasEnded).toBe(false);
  await address.close();
  await expect.poll(() => hasEnded).toBe(true);
});
