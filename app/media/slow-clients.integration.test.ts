import { once } from "node:events";
import { createServer, request, type IncomingMessage, type Server } from "node:http";
import { type AddressInfo } from "node:net";
import { Readable } from "node:stream";
import express from "express";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { createMediaRouter, type MediaRouter } from "#app/media/media-router.ts";
import { type CoreContext } from "#core/context.ts";
import { createMediaToken } from "#core/playback/tokens/create-media-token.ts";
import { insertFilm, insertSegment, type TestFilm } from "#core/testing/insert-film.ts";
import { createTestContext, type TestContext } from "#core/testing/test-context.ts";

const HUGE_BYTES = 512 * 2 ** 20;
const PIECE_BYTES = 256 * 1024;

let site: TestContext;
let film: TestFilm;
let router: MediaRouter;
let server: Server;
let base: string;
let readBytes = 0;
let huge: Readable | null = null;

/** A store whose segments are far larger than any buffer between server and client. */
function hugeStore(ctx: CoreContext): CoreContext["store"] {
  const piece = Buffer.alloc(PIECE_BYTES);
  return {
    ...ctx.store,
    open: async (key) => {
      const { info } = await ctx.store.open(key);
      huge = new Readable({
        read() {
          readBytes += piece.length;
          this.push(readBytes > HUGE_BYTES ? null : piece);
        },
      });
      return { info: { ...info, bytes: HUGE_BYTES }, body: huge };
    },
  };
}

beforeAll(async () => {
  site = await createTestContext();
  const ctx = { ...site.ctx, store: hugeStore(site.ctx) };
  film = await insertFilm(site.ctx);
  await insertSegment(site.ctx, film, { renditionName: "v360", number: 0 });
  router = createMediaRouter(ctx, { holdMs: 4_000 });
  server = createServer(express().use(router));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { token } = await createMediaToken(ctx, { videoId: film.videoId });
  const { port } = server.address() as AddressInfo;
  base = `http://127.0.0.1:${port}/media/${token}/${film.videoId}/${film.hash}`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await router.close();
  await site.drop();
});

function open(file: string, headers: Record<string, string> = {}): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request(`${base}/${file}`, { headers }, resolve).on("error", reject).end();
  });
}

it("reads no faster than the client receives, and stops when it leaves", async () => {
  const res = await open("v360/00000.m4s");
  res.pause();
  let before = -1;
  // It fills the buffers of both sockets, and then waits.
  await vi.waitFor(
    () => {
      const isStill = before === readBytes && readBytes > 0;
      before = readBytes;
      expect(isStill).toBe(true);
    },
    { interval: 200, timeout: 5_000 },
  );
  expect(readBytes).toBeLessThan(64 * 2 ** 20);
  res.destroy();
  await vi.waitFor(() => expect(huge?.destroyed).toBe(true));
});

const APPLE = { "User-Agent": "AppleCoreMedia/1.0.0.21A5248v (iPhone; U; CPU OS 17_0 like Mac OS X; en_us)" };

it("gives Apple's player its headers before it gives up, and breaks off where the segment does not come", async () => {
  const askedAt = performance.now();
  const res = await open("v360/00020.m4s", APPLE);
  expect(res.statusCode).toBe(200);
  expect(performance.now() - askedAt).toBeLessThan(3_300);
  expect(res.headers["transfer-encoding"]).toBe("chunked");
  res.resume();
  await expect(once(res, "end")).rejects.toThrow(/aborted/);
});

it("gives all other clients a 503", async () => {
  expect((await open("v360/00021.m4s")).statusCode).toBe(503);
});
