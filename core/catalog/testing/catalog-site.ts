import { insertPosition } from "#core/catalog/testing/insert-titles.ts";
import { type SignedInUser } from "#core/accounts/types.ts";
import { type CoreContext } from "#core/context.ts";
import { insertUser } from "#core/testing/insert-film.ts";
import { createTestContext } from "#core/testing/test-context.ts";
import { titles } from "#db/schema/titles.ts";

/** A database with an admin and two viewers, for tests of the catalog. */
export interface CatalogSite {
  readonly core: CoreContext;
  readonly admin: SignedInUser;
  readonly user: SignedInUser;
  readonly other: SignedInUser;
  /** Writes the viewer's position in a playable of 100 s. */
  setPosition(
    playableId: string,
    seconds: number,
    changes?: Parameters<typeof insertPosition>[3],
  ): Promise<void>;
  /** Removes all titles and their watch states. */
  empty(): Promise<void>;
  drop(): Promise<void>;
}

export async function openCatalogSite(): Promise<CatalogSite> {
  const test = await createTestContext();
  const core = test.ctx;
  const user = await insertUser(core);
  return {
    core,
    admin: await insertUser(core, "admin"),
    user,
    other: await insertUser(core),
    setPosition: (playableId, seconds, changes) =>
      insertPosition(core, { profileId: user.profileId, playableId }, seconds, changes),
    async empty() {
      await core.db.delete(titles);
    },
    drop: () => test.drop(),
  };
}
