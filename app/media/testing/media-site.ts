import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo } from "node:net";
import express from "express";
import { type UserOf } from "#app/media/serve-image.ts";
import { createMediaRouter } from "#app/media/media-router.ts";
import { openRequestScope } from "#app/server/requests/request-scope.ts";
import { type CoreContext } from "#core/context.ts";
import { createMediaToken } from "#core/playback/tokens/create-media-token.ts";
import { type TestFilm } from "#core/testing/insert-film.ts";
import { createTestContext } from "#core/testing/test-context.ts";

/** A database, a store in memory and a server that serves media, for tests. */
export interface MediaSite {
  readonly core: CoreContext;
  readonly origin: string;
  /** Requests a file of a film with a new token. */
  getMedia(film: TestFilm, file: string): Promise<Response>;
  close(): Promise<void>;
}

/** Opens one; call `close()` in `afterAll`. `userOf` returns the user of a request for an image. */
export async function openMediaSite(options: { userOf?: UserOf } = {}): Promise<MediaSite> {
  const test = await createTestContext();
  const router = createMediaRouter(test.ctx, { holdMs: 400, ...options });
  const server = createServer(express().use(openRequestScope(test.ctx.logger)).use(router));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    core: test.ctx,
    origin,
    async getMedia({ videoId, hash }, file) {
      const { token } = await createMediaToken(test.ctx, { videoId });
      return fetch(`${origin}/media/${token}/${videoId}/${hash}/${file}`);
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await router.close();
      await test.drop();
    },
  };
}
