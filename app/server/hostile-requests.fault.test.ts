import path from "node:path";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { rootRouter } from "#app/trpc/root-router.ts";
import { askRaw, openRawConnection } from "#core/testing/raw-connection.ts";
import { errorsInLog } from "#core/testing/log-errors.ts";
import { MP4_BEGINNING, askForUpload, beginUpload, uploadFile } from "#core/testing/guest-upload.ts";
import { complaintsOf } from "#core/testing/site-complaints.ts";
import { enterSite, type SiteGuest } from "#core/testing/site-guest.ts";
import { startSite, type RunningSite } from "#core/testing/running-site.ts";
import { tempFolder } from "#core/testing/temp-folder.ts";

/** Requests that no page of ours sends, to a running site. */
const MIB = 2 ** 20;
const ADMIN = { email: "admin@example.test", password: "a password for tests" };
const VIEWER = { email: "viewer@example.test", password: "another password" };
let site: RunningSite;
let admin: SiteGuest;
let user: SiteGuest;
let anonymous: SiteGuest;
const videoIds: string[] = [];

beforeAll(async () => {
  const env = {
    MATINEE_ADMIN_EMAIL: ADMIN.email,
    MATINEE_ADMIN_PASSWORD: ADMIN.password,
    MATINEE_MAX_UPLOAD_BYTES: String(20 * MIB),
  };
  site = await startSite({ env });
  admin = await enterSite(site.url, ADMIN);
  await admin.mutate("admin.addUser", { ...VIEWER, role: "viewer" });
  [user, anonymous] = await Promise.all([enterSite(site.url, VIEWER), enterSite(site.url)]);
  for (const [name, pattern] of [
    ["one", "testsrc2"],
    ["two", "testsrc"],
  ] as const)
    videoIds.push((await uploadFile(admin, { name: `${name}.mp4`, bytes: makeFilm(name, pattern) })).videoId);
  for (const id of videoIds) await site.matinee("wait", "--video", `${id}=ready`, "--timeout", "60");
}, 120_000);
afterAll(() => site.remove(), 30_000);

afterEach(async () => {
  const shown = () => [admin, user, anonymous].flatMap(({ seen }) => [...seen]).concat(site.output());
  expect(await complaintsOf({ ...site, shown, finished: () => videoIds })).toEqual([]);
  expect(errorsInLog(site.dataDir, "web")).toEqual([]);
});

function makeFilm(name: string, pattern: string): Buffer<ArrayBuffer> {
  const file = path.join(tempFolder("film"), `${name}.mp4`);
  const source = ["-f", "lavfi", "-i", `${pattern}=s=160x120:r=25:d=2`];
  execFileSync("ffmpeg", ["-v", "error", ...source, "-c:v", "libx264", file]);
  return readFileSync(file);
}

/** A file that begins like a film but is none; these tests need no more. */
function filmOf(sizeBytes: number): Buffer<ArrayBuffer> {
  return Buffer.concat([MP4_BEGINNING, Buffer.alloc(sizeBytes - MP4_BEGINNING.length, 7)]);
}

describe("uploads", () => {
  it("accept parts twice and out of order, refuse wrong sizes, and are completed once", async () => {
    const upload = await beginUpload(admin, { name: "odd order.mp4", bytes: filmOf(17 * MIB) });
    expect(await upload.send(1, Buffer.alloc(100))).toMatchObject({ status: 400 });
    expect(await upload.send(1, Buffer.alloc(9 * MIB))).toMatchObject({ status: 400 });
    expect((await upload.complete()).message).toMatch(/3 of 3 parts are missing/);
    for (const number of [3, 1, 1, 2, 3]) expect(await upload.send(number)).toMatchObject({ status: 200 });
    const answers = await Promise.all([upload.complete(), upload.complete()]);
    answers.push(await upload.complete());
    expect(new Set(answers.map(({ data }) => JSON.stringify(data))).size).toBe(1);
    const videoId = answers[0]?.data?.videoId ?? "";
    expect(videoId).not.toBe("");
    videoIds.push(videoId);
    const late = await admin.query("uploads.partTarget", { uploadId: upload.status.id, partNumber: 1 });
    expect(late.status).toBe(409);
  });

  it("refuse a file over the limit before a part is sent, with both sizes", async () => {
    const { status, message } = await askForUpload(admin, { name: "long.mp4", bytes: filmOf(21 * MIB) });
    expect(status).toBe(413);
    expect(message).toMatch(/This file has 22 MB. The limit is 21 MB/);
  });

  it("refuse a forged address, and one of another user", async () => {
    const upload = await beginUpload(admin, { name: "mine.mp4", bytes: filmOf(MIB) });
    const target = { uploadId: upload.status.id, partNumber: 1 };
    expect((await user.query("uploads.partTarget", target)).status).toBe(404);
    expect((await user.mutate("uploads.complete", { uploadId: upload.status.id })).status).toBe(404);
    expect((await user.mutate("uploads.create", newUpload)).status).toBe(403);
    for (const address of ["/uploads/x", "/uploads/x.y", "/uploads/%00", `/uploads/${"a".repeat(5000)}`])
      expect((await anonymous.ask(address, { method: "PUT", body: "x" })).status, address).toBe(403);
  });
});

const newUpload = {
  fileName: "a.mp4",
  sizeBytes: 100,
  fingerprint: "a",
  firstBytesBase64: MP4_BEGINNING.toString("base64"),
};

/** The path of a video's master playlist, with its token. */
async function linkTo(videoId: string, ...options: string[]): Promise<string> {
  const link = (await site.matinee("link", videoId, ...options, "--json")).json<{ masterUrl: string }>();
  return new URL(link.masterUrl).pathname;
}

describe("media", () => {
  it("opens by its own token alone: not by another title's, a tampered or an expired one", async () => {
    const [mine, other] = [await linkTo(videoIds[0] ?? ""), await linkTo(videoIds[1] ?? "")];
    expect((await anonymous.ask(mine)).status).toBe(200);
    const token = mine.split("/")[2] ?? "";
    const forged = token.slice(0, -4) + (token.endsWith("AAAA") ? "BBBB" : "AAAA");
    const brief = await linkTo(videoIds[0] ?? "", "--ttl", "1");
    for (const bad of [other.split("/")[2] ?? "", forged, "v1.a.b.c", `${token}x`]) {
      const { status, text } = await anonymous.ask(mine.replace(token, bad));
      expect(status, bad).toBe(403);
      expect(text).not.toContain(videoIds[0]);
    }
    await expect.poll(async () => (await anonymous.ask(brief)).status, { timeout: 5_000 }).toBe(403);
  });

  it("never leaves its folder", async () => {
    const base = (await linkTo(videoIds[0] ?? "")).replace("/master.m3u8", "");
    const ways = [
      `${base}/../../../../../../etc/passwd`,
      `${base}/v120/../../../../sources/x`,
      `${base}/%2e%2e/%2e%2e/%2e%2e/etc/passwd`,
      `${base}/v120/..%2f..%2f..%2f00000.m4s`,
      `${base}/v120/....//00000.m4s`,
      `${base}/v120/00000.m4s%00.txt`,
      `/media/../../etc/passwd`,
      `/images/../sources/x`,
      `/assets/../../package.json`,
      `/assets/..%2f..%2fpackage.json`,
    ];
    for (const way of ways) {
      const { status, text } = await anonymous.askRaw(way);
      expect(status, way).toBeGreaterThanOrEqual(400);
      expect(status, way).toBeLessThan(500);
      expect(text, way).not.toMatch(/root:|"name": "matinee"/);
    }
  });
});

type Procedures = Record<string, { _def: { type: string } }>;

describe("the admin area", () => {
  const procedures = Object.entries(rootRouter._def.procedures as unknown as Procedures)
    .filter(([name]) => name.startsWith("admin."))
    .map(([name, procedure]) => ({ name, isQuery: procedure._def.type === "query" }));

  it("refuses every procedure to a viewer and to a signed-out user, with any input", async () => {
    expect(procedures.length).toBeGreaterThan(8);
    for (const { name, isQuery } of procedures) {
      for (const [who, status] of [
        [user, 403],
        [anonymous, 401],
      ] as const) {
        for (const input of [undefined, {}, { id: "1", titleId: videoIds[0], email: "x" }]) {
          const answer = isQuery ? await who.query(name, input) : await who.mutate(name, input);
          expect(answer.status, `${name} ${JSON.stringify(input)}`).toBe(status);
        }
      }
    }
  });

  it("shows none of its pages to either", async () => {
    for (const page of [
      "",
      "/titles",
      "/upload",
      "/jobs",
      "/settings",
      "/people",
      `/titles/${videoIds[0]}`,
    ]) {
      const seen = await user.ask(`/admin${page}`);
      expect([302, 403, 404], page).toContain(seen.status);
      expect(seen.text, page).not.toContain(ADMIN.email);
      expect((await anonymous.ask(`/admin${page}`)).status, page).toBe(302);
    }
  });
});

it("odd addresses and bodies get a page or a short text, never a stack", async () => {
  const odd = [
    "/title/x",
    "/watch/x",
    "/nowhere",
    "/setup?code=x",
    "/admin/titles/x",
    "/%E0%A4%A",
    "/sign-in?x",
  ];
  for (const page of odd) expect((await admin.ask(page)).status, page).toBeLessThan(500);
  const calls = ["auth.signIn", "uploads.create", "history.save", "no.such", "videos.delete"];
  for (const name of calls) {
    for (const body of ["", "{", "[]", '{"json":{"$where":1}}', "x".repeat(2 * MIB)]) {
      const headers = { "content-type": "application/json" };
      const { status } = await admin.ask(`/api/trpc/${name}`, { method: "POST", headers, body });
      expect(status, `${name} ${body.slice(0, 20)}`).toBeGreaterThanOrEqual(400);
      expect(status, `${name} ${body.slice(0, 20)}`).toBeLessThan(500);
    }
  }
  expect((await anonymous.mutate("auth.signIn", { email: "a\0@b.test", password: "x" })).status).toBe(400);
  expect((await admin.ask("/films?genre=%00")).status).toBe(400);
  const large = { method: "POST", body: new URLSearchParams({ email: "x".repeat(2 * MIB) }) };
  expect((await anonymous.ask("/sign-in", large)).status).toBe(413);
});

describe("a page", () => {
  const form = "application/x-www-form-urlencoded";
  const emptyForm = [`Content-Type: ${form}`, "Content-Length: 0"];
  const post = (page: string, body: string, type = form) =>
    admin.ask(page, { method: "POST", headers: { "content-type": type }, body });

  it("without a form answers one with 405, and names no file of ours", async () => {
    for (const page of ["/", "/films", "/films.data", "/_root.data", "/admin", "/play/x", "/watch/x.data"]) {
      const { status, text } = await post(page, "a=b");
      expect(status, page).toBe(405);
      expect(text, page).toContain("This address does not take what was sent.");
      expect(text, page).not.toMatch(/did not provide|You made a/);
    }
    const { status, text } = await admin.ask("/api/theme");
    expect(status).toBe(405);
    expect(text).not.toMatch(/routes\/|did not provide/);
  });

  it("refuses a form that is JSON, and lives with one that is broken", async () => {
    for (const page of ["/sign-in", "/sign-in.data", "/admin/settings", "/api/theme", "/sign-up"]) {
      expect((await post(page, '{"a":1}', "application/json")).status, page).toBe(415);
      expect((await post(page, "%E0%A4%A=%&\0=%zz")).status, page).toBeLessThan(500);
    }
  });

  it("is not asked from an address or an origin that cannot be", async () => {
    const host = `Host: ${new URL(site.url).host}`;
    const refused = [
      [400, "GET / HTTP/1.1", "Host: a b"],
      [400, "GET / HTTP/1.1", "Host: a:99999"],
      [400, "GET /?_data=root HTTP/1.1", host],
      [405, "TRACE / HTTP/1.1", host],
      [405, "TRACE /api/trpc/auth.setupState HTTP/1.1", host],
      [200, "GET /sign-in HTTP/1.1", host, "X-Forwarded-Host: a, b:99999"],
      [200, "HEAD /sign-in.data HTTP/1.1", host, "Origin: http://elsewhere.test"],
      [200, "POST /sign-in HTTP/1.1", host, `Origin: ${site.url}`, "X-Forwarded-Host: a", ...emptyForm],
    ] as const;
    for (const [status, ...lines] of refused)
      expect((await askRaw(site.url, lines)).status, lines.join(" ")).toBe(status);
  });

  it("lives with a form that is cut off in the middle", async () => {
    for (const page of ["/sign-in", "/sign-in.data", "/api/beacon", "/api/trpc/auth.signIn"]) {
      const connection = await openRawConnection(site.url);
      const head = [`POST ${page} HTTP/1.1`, "Host: a", `Content-Type: ${form}`, "Content-Length: 9"];
      connection.write(`${head.join("\r\n")}\r\n\r\na=b`);
      connection.close();
      await connection.closed;
    }
    expect((await anonymous.ask("/sign-in")).status).toBe(200);
  });
});
