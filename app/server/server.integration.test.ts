import { createServer, type AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openHttpSite, type HttpSite } from "#app/testing/http-site.ts";
import { addUser, TEST_PASSWORD } from "#app/testing/rpc-site.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { type PartClaims } from "#core/storage/part-token.ts";
import { messageOf } from "#core/messages/message.ts";
import { createUpload } from "#core/uploads/create-upload.ts";
import { getPartTarget } from "#core/uploads/parts/get-part-target.ts";
import { connectDatabase } from "#db/client.ts";

const MP4_BEGINNING = Buffer.from("\0\0\0 ftypisom\0\0\x02\0isomiso2avc1mp41", "latin1").toString("base64");

interface Health {
  readonly ok: boolean;
  readonly down: string[];
}

async function health(url: string): Promise<{ status: number; body: Health }> {
  const answer = await fetch(`${url}/api/health`);
  return { status: answer.status, body: (await answer.json()) as Health };
}

describe("a web server", () => {
  let site: HttpSite;
  let cookie: string;
  beforeAll(async () => {
    site = await openHttpSite();
    await addUser(site.core, "admin");
    const answer = await fetch(`${site.url}/api/trpc/auth.signIn`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email: "admin@example.test", password: TEST_PASSWORD }),
    });
    cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  });
  afterAll(() => site.close());

  const rpc = (path: string, input?: unknown): Promise<Response> =>
    fetch(`${site.url}/api/trpc/${path}`, {
      headers: { cookie, "content-type": "application/json" },
      ...(input !== undefined && { method: "POST", body: JSON.stringify(input) }),
    });

  async function beginUpload(sizeBytes: number): Promise<{ url: string; token: string; uploadId: string }> {
    const created = await rpc("uploads.create", {
      fileName: "a.mp4",
      sizeBytes,
      fingerprint: `f${sizeBytes}`,
      firstBytesBase64: MP4_BEGINNING,
    });
    const upload = ((await created.json()) as { result: { data: { json: { id: string } } } }).result.data
      .json;
    const input = encodeURIComponent(JSON.stringify({ uploadId: upload.id, partNumber: 1 }));
    const target = await rpc(`uploads.partTarget?input=${input}`);
    const { url } = ((await target.json()) as { result: { data: { json: { url: string } } } }).result.data
      .json;
    return { url, token: url.split("/").at(-1) ?? "", uploadId: upload.id };
  }

  const put = (path: string, body: Uint8Array<ArrayBuffer>): Promise<Response> =>
    fetch(`${site.url}${path}`, { method: "PUT", body });

  it("is healthy", async () => {
    expect(await health(site.url)).toMatchObject({ status: 200, body: { ok: true, down: [] } });
  });

  it("sends the security headers, with a new nonce each time", async () => {
    const policies = await Promise.all(
      [1, 2].map(async () => {
        const answer = await fetch(`${site.url}/api/health`);
        expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
        expect(answer.headers.get("strict-transport-security")).toBeNull();
        expect(answer.headers.get("x-powered-by")).toBeNull();
        return answer.headers.get("content-security-policy") ?? "";
      }),
    );
    expect(policies[0]).toContain("default-src 'self'");
    expect(policies[0]).toContain("frame-ancestors 'none'");
    expect(policies[0]).not.toContain("upgrade-insecure-requests");
    expect(policies[0]).not.toBe(policies[1]);
  });

  it("receives a part at its signed address, without a cookie", async () => {
    const { url } = await beginUpload(1_000);
    const answer = await put(url, new Uint8Array(1_000));
    expect(answer.status).toBe(200);
    expect(answer.headers.get("etag")).toBe('"part-1-1000"');
    expect(await answer.json()).toEqual({ partNumber: 1, bytes: 1_000 });
  });

  it("refuses a part of another size before reading it", async () => {
    const { url } = await beginUpload(2_000);
    const answer = await put(url, new Uint8Array(1_999));
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({
      message: expect.stringContaining("2000 bytes") as string,
      code: "bad_input",
      data: { message: messageOf("storage.partOfOtherSize", { bytes: 2_000 }) },
    });
  });

  it("refuses a tampered and an expired address", async () => {
    const { token, uploadId } = await beginUpload(3_000);
    const [payload = "", mac = ""] = token.split(".");
    const claims = JSON.parse(Buffer.from(payload, "base64url").toString()) as PartClaims;
    const forged = Buffer.from(JSON.stringify({ ...claims, partNumber: 2 })).toString("base64url");
    expect((await put(`/uploads/${forged}.${mac}`, new Uint8Array(1))).status).toBe(403);
    expect((await put("/uploads/nonsense", new Uint8Array(1))).status).toBe(403);
    const old = await site.core.uploadParts.target({ ...claims, uploadId, ttlSeconds: -1 });
    expect((await put(old.url, new Uint8Array(3_000))).status).toBe(404);
  });

  it("saves a position by beacon", async () => {
    const beacon = (body: string, headers: Record<string, string> = {}): Promise<Response> =>
      fetch(`${site.url}/api/beacon`, { method: "POST", body, headers });
    const position = JSON.stringify({
      playableId: "01890000-0000-7000-8000-000000000001",
      versionId: "01890000-0000-7000-8000-000000000002",
      positionSeconds: 1,
      durationSeconds: 10,
      playerSession: "session",
      sequence: 1,
    });
    expect((await beacon("not json", { cookie })).status).toBe(400);
    expect((await beacon(position)).status).toBe(401);
    expect((await beacon(position, { cookie })).status).toBe(404);
    expect((await beacon("x".repeat(10_000), { cookie })).status).toBe(413);
  });

  it("limits batches", async () => {
    const names = Array.from({ length: 11 }, () => "auth.setupState").join(",");
    expect((await rpc(`${names}?batch=1&input={}`)).status).toBe(400);
  });

  it("shows no stack and no query to any user", async () => {
    const answer = await rpc("uploads.status?input=%7B%22uploadId%22%3A%22x%22%7D");
    expect(answer.status).toBe(400);
    expect(await answer.text()).not.toMatch(/stack|node_modules|\.ts:/);
  });
});

describe("a web server whose services are down", () => {
  it("names the database, and shows a request id instead of the error", async () => {
    const away = connectDatabase("postgres://nobody@127.0.0.1:1/nothing", 2);
    const site = await openHttpSite({}, (core) => ({ ...core, db: away.db, sql: away.sql }));
    try {
      expect(await health(site.url)).toMatchObject({ status: 503, body: { ok: false, down: ["database"] } });
      const answer = await fetch(`${site.url}/api/trpc/auth.setupState`);
      const body = await answer.text();
      expect(answer.status).toBe(500);
      expect(body).toContain(answer.headers.get("x-request-id"));
      expect(body).not.toMatch(/select|ECONNREFUSED|127\.0\.0\.1/);
    } finally {
      await away.close();
      await site.close();
    }
  });

  it("reports a database that accepts connections and never answers, before the next health check", async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => void silent.listen(0, "127.0.0.1", resolve));
    const { port } = silent.address() as AddressInfo;
    const away = connectDatabase(`postgres://nobody@127.0.0.1:${port}/nothing`, 2);
    const site = await openHttpSite({}, (core) => ({ ...core, db: away.db, sql: away.sql }));
    try {
      const startedAt = performance.now();
      expect(await health(site.url)).toMatchObject({ status: 503, body: { down: ["database"] } });
      expect(performance.now() - startedAt).toBeLessThan(2_000);
    } finally {
      silent.close();
      await site.close();
      await away.close();
    }
  });

  it("reports a full disk, and accepts the part once there is space", async () => {
    let isFull = true;
    const site = await openHttpSite({}, (core) => ({
      ...core,
      uploadParts: {
        ...core.uploadParts,
        receive: (part, body) =>
          isFull || !core.uploadParts.receive
            ? Promise.reject(new DomainError("storage_full", "storage.diskFull"))
            : core.uploadParts.receive(part, body),
      },
    }));
    try {
      const admin = await addUser(site.core, "admin");
      const upload = await createUpload(site.core, admin, {
        fileName: "a.mp4",
        sizeBytes: 10,
        fingerprint: "a",
        firstBytes: Buffer.from(MP4_BEGINNING, "base64"),
      });
      const { url } = await getPartTarget(site.core, admin, { uploadId: upload.id, partNumber: 1 });
      const put = () => fetch(site.url + url, { method: "PUT", body: new Uint8Array(10) });
      const refused = await put();
      expect(refused.status).toBe(503);
      expect(await refused.json()).toEqual({
        message: "The disk is full. Stored data is safe. Free some space, then try again.",
        code: "storage_full",
        data: { message: messageOf("storage.diskFull") },
      });
      isFull = false;
      expect((await put()).status).toBe(200);
    } finally {
      await site.close();
    }
  });

  it("names the storage", async () => {
    const check = (): Promise<void> =>
      Promise.reject(new DomainError("unavailable", "encoding.sourceDiskAway"));
    const site = await openHttpSite({}, (core: CoreContext) => ({
      ...core,
      store: { ...core.store, check },
    }));
    try {
      expect(await health(site.url)).toMatchObject({ status: 503, body: { ok: false, down: ["storage"] } });
    } finally {
      await site.close();
    }
  });
});
