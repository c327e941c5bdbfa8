import http from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startHouse, type RunningHouse } from "#core/testing/running-house.ts";

const ADMIN = { email: "admin@example.test", password: "a password for tests" };
const MIB = 2 ** 20;
const SIZE = 17 * MIB;
const BEGINNING = Buffer.from("\0\0\0 ftypisom\0\0\x02\0isomiso2avc1mp41", "latin1");
const bytes = Buffer.concat([BEGINNING, Buffer.alloc(SIZE - BEGINNING.length, 7)]);

let house: RunningHouse;
let cookie = "";

beforeAll(async () => {
  const env = { MATINEE_ADMIN_EMAIL: ADMIN.email, MATINEE_ADMIN_PASSWORD: ADMIN.password };
  house = await startHouse({ env });
  const answer = await post("auth.signIn", ADMIN);
  cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
}, 120_000);
afterAll(() => house.remove(), 30_000);

function post(name: string, json: unknown): Promise<Response> {
  return fetch(`${house.url}/api/trpc/${name}`, {
    method: "POST",
    headers: { cookie, "content-type": "application/json" },
    body: JSON.stringify({ json }),
  });
}

async function dataOf<Data>(answer: Promise<Response>): Promise<Data> {
  const body = (await (await answer).json()) as { result?: { data: { json: Data } } };
  if (!body.result) throw new Error(JSON.stringify(body));
  return body.result.data.json;
}

interface Upload {
  readonly id: string;
  readonly storedParts: number[];
  readonly partSizeBytes: number;
}

const begin = (): Promise<Upload> =>
  dataOf(
    post("uploads.create", {
      fileName: "film.mp4",
      sizeBytes: SIZE,
      fingerprint: "film",
      firstBytesBase64: BEGINNING.toString("base64"),
    }),
  );

async function addressOf(upload: Upload, partNumber: number): Promise<string> {
  const input = encodeURIComponent(JSON.stringify({ json: { uploadId: upload.id, partNumber } }));
  const call = fetch(`${house.url}/api/trpc/uploads.partTarget?input=${input}`, { headers: { cookie } });
  return (await dataOf<{ url: string }>(call)).url;
}

function partOf(upload: Upload, partNumber: number): Buffer<ArrayBuffer> {
  const start = (partNumber - 1) * upload.partSizeBytes;
  return bytes.subarray(start, start + upload.partSizeBytes);
}

async function send(upload: Upload, partNumber: number): Promise<void> {
  const address = await addressOf(upload, partNumber);
  const answer = await fetch(house.url + address, { method: "PUT", body: partOf(upload, partNumber) });
  expect(answer.status).toBe(200);
}

/** Sends half of a part and then nothing more; resolves once the server has taken that half. */
async function sendHalf(upload: Upload, partNumber: number): Promise<http.ClientRequest> {
  const part = partOf(upload, partNumber);
  const request = http.request(house.url + (await addressOf(upload, partNumber)), {
    method: "PUT",
    headers: { "content-length": part.length },
  });
  request.on("error", () => undefined);
  await new Promise<void>((resolve, reject) => {
    request.write(part.subarray(0, part.length / 2), (error) => (error ? reject(error) : resolve()));
  });
  return request;
}

function webPid(): number {
  const web = house.instance().processes.find((one) => one.role === "web");
  if (!web) throw new Error("the web does not run");
  return web.pid;
}

async function untilHealthyAgain(killedPid: number): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const healthy = await fetch(`${house.url}/api/health`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (healthy && webPid() !== killedPid) return;
    await sleep(100);
  }
  throw new Error("the web did not come back within 20 s");
}

it("goes on after the web was killed in the middle of a part, and sends only what is missing", async () => {
  const upload = await begin();
  await send(upload, 2);
  const half = await sendHalf(upload, 1);
  const pid = webPid();
  process.kill(pid, "SIGKILL");
  half.destroy();
  await untilHealthyAgain(pid);
  const again = await begin();
  expect(again).toMatchObject({ id: upload.id, storedParts: [2] });
  for (const missing of [1, 3]) await send(again, missing);
  const first = await dataOf(post("uploads.complete", { uploadId: upload.id }));
  const second = await dataOf(post("uploads.complete", { uploadId: upload.id }));
  expect(second).toEqual(first);
}, 60_000);
