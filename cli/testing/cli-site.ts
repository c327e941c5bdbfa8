import { createServer } from "node:http";
import { type AddressInfo } from "node:net";
import { type CliRun, runMatinee } from "#cli/testing/run-matinee.ts";
import { type CoreContext } from "#core/context.ts";
import { assertStoreIdentity } from "#core/start/store-identity.ts";
import { openStorage } from "#core/storage/open-storage.ts";
import { type SampleVideo, storeSampleVideo } from "#core/testing/sample-video.ts";
import { indexTitle } from "#core/search/index-title.ts";
import { tempFolder } from "#core/testing/temp-folder.ts";
import { createTestContext } from "#core/testing/test-context.ts";

/**
 * A site for the command line's tests: a database, a folder, a web server that reports itself healthy, and
 * one ready film.
 */
export interface CliSite {
  readonly ctx: CoreContext;
  readonly dataDir: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly url: string;
  readonly sample: SampleVideo;
  /** Runs a command line whose words have no spaces. */
  matinee(line: string, stdin?: string): Promise<CliRun>;
  drop(): Promise<void>;
}

/** Creates one; call `drop()` in `afterAll`. */
export async function createCliSite(): Promise<CliSite> {
  const dataDir = tempFolder("cli");
  const web = createServer((_request, response) => response.end("{}"));
  await new Promise<void>((resolve) => void web.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(web.address() as AddressInfo).port}`;
  const created = await createTestContext({ MATINEE_DATA_DIR: dataDir });
  const environment = { MATINEE_DATA_DIR: dataDir, DATABASE_URL: created.database.url, BASE_URL: url };
  const ctx = { ...created.ctx, ...(await openStorage(created.ctx.env)) };
  await assertStoreIdentity(ctx.db, ctx.store);
  const sample = await storeSampleVideo(ctx);
  await indexTitle(ctx, sample.titleId);
  await ctx.sql`delete from graphile_worker._private_jobs`;
  return {
    ...{ ctx, dataDir, environment, url, sample },
    matinee: (line, stdin) => runMatinee(line.split(" "), environment, stdin),
    async drop() {
      web.close();
      await created.drop();
    },
  };
}
