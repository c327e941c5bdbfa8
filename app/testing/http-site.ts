import { type AddressInfo } from "node:net";
import { createWebApp } from "#app/server/create-app.ts";
import { createHttpServer } from "#app/server/http-server.ts";
import { type mountPages } from "#app/server/pages.ts";
import { stopServer } from "#app/server/shutdown.ts";
import { type BodyPace } from "#app/server/requests/stalled-bodies.ts";
import { createSessions } from "#app/session/lucia.ts";
import { type CoreContext } from "#core/context.ts";
import { assertStoreIdentity } from "#core/start/store-identity.ts";
import { openStorage } from "#core/storage/open-storage.ts";
import { tempFolder } from "#core/testing/temp-folder.ts";
import { createTestContext } from "#core/testing/test-context.ts";

/** A listening web server, over a database and a folder of its own. */
export interface HttpSite {
  readonly core: CoreContext;
  readonly url: string;
  close(): Promise<void>;
}

export interface HttpSiteOptions {
  /** Mounts what answers everything else; there are no pages unless given. */
  readonly pages?: typeof mountPages;
  /** How fast requests must arrive; as in production unless given. */
  readonly pace?: BodyPace;
}

const noPages: typeof mountPages = () => Promise.resolve(() => Promise.resolve());

/** Opens the site with these settings, on a context that a test may change. `close()` it in `afterAll`. */
export async function openHttpSite(
  env: Record<string, string> = {},
  change: (core: CoreContext) => CoreContext | Promise<CoreContext> = (core) => core,
  { pages = noPages, pace }: HttpSiteOptions = {},
): Promise<HttpSite> {
  const folder = tempFolder("http");
  const test = await createTestContext({ MATINEE_DATA_DIR: folder, ...env });
  const storage = await openStorage(test.ctx.env);
  await assertStoreIdentity(test.ctx.db, storage.store);
  const core = await change({ ...test.ctx, ...storage });
  const web = await createWebApp({ core, sessions: createSessions(core.db) }, pages);
  const server = createHttpServer(web.app, pace);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    core,
    url: `http://127.0.0.1:${port}`,
    async close() {
      await stopServer(server, 1_000);
      await web.close();
      await test.drop();
    },
  };
}
