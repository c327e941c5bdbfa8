import { createServer } from "node:http";
import { type AddressInfo } from "node:net";
import { createWebApp } from "#app/server/create-app.ts";
import { stopServer } from "#app/server/shutdown.ts";
import { createSessions } from "#app/session/lucia.ts";
import { type CoreContext } from "#core/context.ts";
import { assertStoreIdentity } from "#core/start/store-identity.ts";
import { openStore } from "#core/storage/open-store.ts";
import { loadPartSecret } from "#core/storage/part-secret.ts";
import { tempFolder } from "#core/testing/temp-folder.ts";
import { createTestContext } from "#core/testing/test-context.ts";

/** A listening web server without pages, over a database and a folder of its own. */
export interface HttpSite {
  readonly core: CoreContext;
  readonly url: string;
  readonly partSecret: string;
  close(): Promise<void>;
}

export async function openHttpSite(
  env: Record<string, string> = {},
  change: (core: CoreContext) => CoreContext = (core) => core,
): Promise<HttpSite> {
  const folder = tempFolder("http");
  const test = await createTestContext({ MATINEE_DATA_DIR: folder, ...env });
  const store = await openStore(test.ctx.env);
  await assertStoreIdentity(test.ctx.db, store);
  const core = change({ ...test.ctx, store });
  const partSecret = await loadPartSecret(test.ctx.env);
  const noPages = () => Promise.resolve(() => Promise.resolve());
  const web = await createWebApp({ core, sessions: createSessions(core.db), partSecret }, noPages);
  const server = createServer(web.app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    core,
    url: `http://127.0.0.1:${port}`,
    partSecret,
    async close() {
      await stopServer(server, 1_000);
      await web.close();
      await test.drop();
    },
  };
}
