import { insertPlace } from "#core/catalog/testing/insert-titles.ts";
import { type Viewer } from "#core/accounts/types.ts";
import { type CoreContext } from "#core/context.ts";
import { insertViewer } from "#core/testing/insert-film.ts";
import { createTestContext } from "#core/testing/test-context.ts";
import { titles } from "#db/schema/titles.ts";

/** A database with an admin and two viewers, for tests of the catalog. */
export interface CatalogHouse {
  readonly core: CoreContext;
  readonly admin: Viewer;
  readonly viewer: Viewer;
  readonly other: Viewer;
  /** Writes where the viewer is in a playable of 100 s. */
  place(playableId: string, seconds: number, changes?: Parameters<typeof insertPlace>[3]): Promise<void>;
  /** Removes all titles, and what was watched of them. */
  empty(): Promise<void>;
  drop(): Promise<void>;
}

export async function openCatalogHouse(): Promise<CatalogHouse> {
  const test = await createTestContext();
  const core = test.ctx;
  const viewer = await insertViewer(core);
  return {
    core,
    admin: await insertViewer(core, "admin"),
    viewer,
    other: await insertViewer(core),
    place: (playableId, seconds, changes) =>
      insertPlace(core, { profileId: viewer.profileId, playableId }, seconds, changes),
    async empty() {
      await core.db.delete(titles);
    },
    drop: () => test.drop(),
  };
}
