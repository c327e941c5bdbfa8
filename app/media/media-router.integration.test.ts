import { once } from "node:events";
import { createServer, request, type Server } from "node:http";
import { type AddressInfo } from "node:net";
import express from "express";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createMediaRouter, type MediaRouter } from "#app/media/media-router.ts";
import { openRequestScope } from "#app/server/requests/request-scope.ts";
import { newId } from "#core/uuid.ts";
import { type Logger } from "#core/logger.ts";
import { createMediaToken } from "#core/playback/tokens/create-media-token.ts";
import { segmentKey, subtitleKey } from "#core/storage/object-key.ts";
import { insertFilm, insertSegment, type TestFilm } from "#core/testing/insert-film.ts";
import { createTestContext, type TestContext } from "#core/testing/test-context.ts";

let site: TestContext;
let film: TestFilm;
let router: MediaRouter;
let server: Server;
let origin: string;
let token: string;
const spoken = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() };
const logger = { child: () => spoken } as unknown as Logger;

beforeAll(async () => {
  site = await createTestContext();
  film = await insertFilm(site.ctx, { segmentCount: 20 });
  await insertSegment(site.ctx, film, { renditionName: "v360", number: 0, body: "0123456789" });
  router = createMediaRouter(site.ctx, { holdMs: 400 });
  server = createServer(express().use(openRequestScope(logger)).use(router));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  ({ token } = await createMediaToken(site.ctx, { videoId: film.videoId, subject: "me" }));
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await router.close();
  await site.drop();
});

const at = (file: string, of = film, with_ = token) =>
  `${origin}/media/${with_}/${of.videoId}/${of.hash}/${file}`;
const get = (url: string, headers: Record<string, string> = {}) => fetch(url, { headers });

/** A request whose path is sent unchanged: `fetch` would normalise it. */
function getRaw(path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request(`${origin}`, { path }, (res) => {
      res.resume();
      resolve(res.statusCode ?? 0);
    })
      .on("error", reject)
      .end();
  });
}

describe("segments", () => {
  it("come complete, typed, immutable, open to every origin", async () => {
    const res = await get(at("v360/00000.m4s"));
    expect(res.status).toBe(200);
    expect(await res.text()).toBe("0123456789");
    expect(Object.fromEntries(res.headers)).toMatchObject({
      "content-type": "video/iso.segment",
      "content-length": "10",
      "accept-ranges": "bytes",
      "cache-control": "public, max-age=31536000, immutable",
      "access-control-allow-origin": "*",
      "cross-origin-resource-policy": "cross-origin",
    });
    expect(res.headers.get("etag")).toMatch(/^"[^"]+"$/);
  });

  it.each([
    ["bytes=2-4", 206, "234", "bytes 2-4/10"],
    ["bytes=7-", 206, "789", "bytes 7-9/10"],
    ["bytes=-3", 206, "789", "bytes 7-9/10"],
    ["bytes=0-100", 206, "0123456789", "bytes 0-9/10"],
    ["bytes=1-2,4-5", 200, "0123456789", null],
    ["bytes=nonsense", 200, "0123456789", null],
  ])("Range: %s", async (range, status, body, contentRange) => {
    const res = await get(at("v360/00000.m4s"), { Range: range });
    expect([res.status, await res.text(), res.headers.get("content-range")]).toEqual([
      status,
      body,
      contentRange,
    ]);
    expect(res.headers.get("content-length")).toBe(String(body.length));
  });

  it("answer 416 with the size for a range behind the end", async () => {
    const res = await get(at("v360/00000.m4s"), { Range: "bytes=10-" });
    expect(res.status).toBe(416);
    expect(res.headers.get("content-range")).toBe("bytes */10");
    expect(res.headers.get("cache-control")).toBe("no-store");
  });

  it("answer 304 to a client that has them, and the complete body if If-Range does not match", async () => {
    const etag = (await get(at("v360/00000.m4s"))).headers.get("etag") ?? "";
    expect((await get(at("v360/00000.m4s"), { "If-None-Match": `"other", ${etag}` })).status).toBe(304);
    expect((await get(at("v360/00000.m4s"), { "If-None-Match": '"other"' })).status).toBe(200);
    const changed = await get(at("v360/00000.m4s"), { Range: "bytes=0-1", "If-Range": '"other"' });
    expect(changed.status).toBe(200);
    const same = await get(at("v360/00000.m4s"), { Range: "bytes=0-1", "If-Range": etag });
    expect(same.status).toBe(206);
  });

  it("answer HEAD with the headers alone, and at once where nothing is there yet", async () => {
    const res = await fetch(at("v360/00000.m4s"), { method: "HEAD" });
    expect([res.status, res.headers.get("content-length"), await res.text()]).toEqual([200, "10", ""]);
    expect((await fetch(at("v360/00019.m4s"), { method: "HEAD" })).status).toBe(503);
  });

  it("are held until they exist", async () => {
    const answer = get(at("v360/00001.m4s"));
    await vi.waitFor(async () => {
      const rows = await site.ctx.sql`
        select kind from chunks where video_id = ${film.videoId} and requested_segment = 1 and requested_until > now()
        order by kind`;
      expect(rows).toEqual([{ kind: "audio" }, { kind: "entry" }]);
    });
    await insertSegment(site.ctx, film, { renditionName: "v360", number: 1, body: "here" });
    const res = await answer;
    expect([res.status, await res.text()]).toEqual([200, "here"]);
  });

  it("answer 503 with Retry-After where they are not there in time, or too many are held", async () => {
    const answers = await Promise.all([2, 3, 4].map((number) => get(at(`v360/0000${number}.m4s`))));
    for (const res of answers) {
      expect(res.status).toBe(503);
      expect(res.headers.get("retry-after")).toBe("1");
      expect(res.headers.get("cache-control")).toBe("no-store");
      expect(res.headers.get("etag")).toBeNull();
    }
    await vi.waitFor(() =>
      expect(spoken.debug.mock.calls.map(([line]) => line as unknown)).toContainEqual(
        expect.objectContaining({ status: 503 }),
      ),
    );
    for (const level of [spoken.info, spoken.warn, spoken.error]) expect(level).not.toHaveBeenCalled();
  });

  it("answer 404 past the plan and for renditions that are not in it", async () => {
    for (const file of [
      "v360/00020.m4s",
      "v1080/00000.m4s",
      "a1/init.mp4",
      "v1080/index.m3u8",
      "sb/00000.webp",
    ])
      expect((await get(at(file))).status, file).toBe(404);
  });
});

describe("the file's end", () => {
  it("shortens playlists and answers 410 behind it", async () => {
    const cut = await insertFilm(site.ctx, { segmentCount: 20 });
    const { token: own } = await createMediaToken(site.ctx, { videoId: cut.videoId });
    await site.ctx.sql`update videos set ends_at_segment = 3 where id = ${cut.videoId}`;
    const res = await get(at("v360/00003.m4s", cut, own));
    expect(res.status).toBe(410);
    expect(res.headers.get("cache-control")).toBe("no-store");
    expect(await res.text()).toBe("The file ends before this segment.\n");
    const playlist = await (await get(at("a0/index.m3u8", cut, own))).text();
    expect(playlist.match(/m4s/g)).toHaveLength(3);
  });
});

describe("playlists", () => {
  it("are revalidated until the video is ready, then immutable; masters never are", async () => {
    const before = await get(at("v360/index.m3u8"));
    expect(before.headers.get("content-type")).toBe("application/vnd.apple.mpegurl");
    expect(before.headers.get("cache-control")).toBe("no-cache");
    const etag = before.headers.get("etag") ?? "";
    expect((await get(at("v360/index.m3u8"), { "If-None-Match": etag })).status).toBe(304);
    const ready = await insertFilm(site.ctx);
    await site.ctx.sql`update videos set state = 'ready' where id = ${ready.videoId}`;
    const { token: own } = await createMediaToken(site.ctx, { videoId: ready.videoId });
    expect((await get(at("v360/index.m3u8", ready, own))).headers.get("cache-control")).toContain(
      "immutable",
    );
    expect((await get(at("storyboard.vtt", ready, own))).headers.get("cache-control")).toContain("immutable");
    expect((await get(at("all.m3u8", ready, own))).headers.get("cache-control")).toBe("no-cache");
  });

  it("list every rendition in all.m3u8, and complete ones and the entry rendition in master.m3u8", async () => {
    const all = await (await get(at("all.m3u8"))).text();
    expect(all).toContain("v360/index.m3u8\n");
    expect(all).toContain("v720/index.m3u8\n");
    expect(all).toContain('URI="a0/index.m3u8"');
    const master = await (await get(at("master.m3u8"))).text();
    expect(master).toContain("v360/index.m3u8\n");
    expect(master).not.toContain("v720");
  });

  it("offer subtitles once they are stored", async () => {
    const id = newId();
    await site.ctx.sql`
      insert into subtitles (id, video_id, number, language_tag, name, state)
      values (${id}, ${film.videoId}, 0, 'de', 'Deutsch', 'stored')`;
    await site.ctx.store.put(subtitleKey(film.videoId, 0), Buffer.from("WEBVTT\n\n"));
    expect(await (await get(at("all.m3u8"))).text()).toContain('URI="subs/0.m3u8"');
    expect(await (await get(at("subs/0.m3u8"))).text()).toContain("#EXTINF:80.000000,\n0.vtt\n");
    const captions = await get(at("subs/0.vtt"));
    expect(captions.headers.get("content-type")).toBe("text/vtt; charset=utf-8");
    expect(await captions.text()).toBe("WEBVTT\n\n");
  });

  it("point the storyboard's cues below their own address", async () => {
    const text = await (await get(at("storyboard.vtt"))).text();
    expect(text).toContain(`\n/media/${token}/${film.videoId}/${film.hash}/sb/00000.webp#xywh=0,0,320,180\n`);
  });
});

describe("tokens", () => {
  it("open nothing where they are forged, of another title, or expired", async () => {
    const other = await insertFilm(site.ctx);
    const { token: foreign } = await createMediaToken(site.ctx, { videoId: other.videoId });
    const forged = token.slice(0, -4) + (token.endsWith("AAAA") ? "BBBB" : "AAAA");
    for (const bad of [foreign, forged, "v1.a.b.c", "x", `${token}.x`]) {
      const res = await get(at("v360/00000.m4s", film, bad));
      expect(res.status, bad).toBe(403);
      expect(res.headers.get("cache-control")).toBe("no-store");
      expect(await res.text()).not.toContain(film.videoId);
    }
    const { token: brief } = await createMediaToken(site.ctx, { videoId: film.videoId, ttlSeconds: 1 });
    expect((await get(at("v360/00000.m4s", film, brief))).status).toBe(200);
    await vi.waitFor(async () => expect((await get(at("v360/00000.m4s", film, brief))).status).toBe(403), {
      timeout: 3_000,
      interval: 100,
    });
  });

  it("are closed within 5 s by a raised epoch", async () => {
    const closed = await insertFilm(site.ctx);
    const { token: own } = await createMediaToken(site.ctx, { videoId: closed.videoId });
    expect((await get(at("all.m3u8", closed, own))).status).toBe(200);
    await site.ctx.sql`update videos set epoch = epoch + 1 where id = ${closed.videoId}`;
    await vi.waitFor(async () => expect((await get(at("all.m3u8", closed, own))).status).toBe(403), {
      timeout: 5_000,
      interval: 100,
    });
  });

  it("are valid for at least 12 hours, and expire on full hours so that addresses stay the same", async () => {
    const created = await createMediaToken(site.ctx, { videoId: film.videoId, subject: "me" });
    expect(created.expiresAt.getTime() - Date.now()).toBeGreaterThanOrEqual(12 * 3600_000 - 1_000);
    expect(created.expiresAt.getTime() % 3600_000).toBe(0);
  });
});

describe("odd requests", () => {
  it("never leave their folder", async () => {
    const base = `/media/${token}/${film.videoId}/${film.hash}`;
    for (const path of [
      `${base}/../../../../../etc/passwd`,
      `${base}/v360/../../../sources/x`,
      `${base}/%2e%2e/%2e%2e/sources`,
      `${base}/v360/..%2f..%2f00000.m4s`,
      `${base}/v360/%30%30000.m4s`,
      `/media/../../etc/passwd`,
      `/media`,
      `/media/`,
      `/images/../sources/x`,
      `/images/${film.videoId}/..%2f320.webp`,
    ])
      expect(await getRaw(path), path).toBe(404);
  });

  it("may only read", async () => {
    const res = await fetch(at("v360/00000.m4s"), { method: "DELETE" });
    expect([res.status, res.headers.get("allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
    const preflight = await fetch(at("v360/00000.m4s"), { method: "OPTIONS" });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("access-control-allow-headers")).toContain("Range");
  });

  it("are told nothing of how we work when the store fails", async () => {
    const broken = await insertFilm(site.ctx);
    await insertSegment(site.ctx, broken, { renditionName: "v360", number: 0 });
    await site.ctx.store.delete([segmentKey(broken.videoId, broken.hash, "v360", 0)]);
    const { token: own } = await createMediaToken(site.ctx, { videoId: broken.videoId });
    const res = await get(at("v360/00000.m4s", broken, own));
    expect([res.status, await res.text()]).toEqual([404, "Not found.\n"]);
  });
});
