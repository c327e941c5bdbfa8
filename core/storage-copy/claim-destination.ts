import { DomainError } from "#core/errors/domain-error.ts";
import { STORE_ID_KEY } from "#core/storage/object-key.ts";
import { type ObjectStore } from "#core/storage/object-store.ts";
import { holdsNothingBut, readSmallText, readStoreId } from "#core/storage/store-id.ts";
import { newId } from "#core/uuid.ts";

/** Holds the id of the site while its copy is incomplete. No site starts on a store without its own id. */
const COPYING_KEY = ".matinee-copying";

/** A destination that is this site's alone. */
export interface ClaimedDestination {
  readonly storeId: string;
  /** Whether a site may be using it already, because an earlier copy was completed. */
  readonly wasComplete: boolean;
}

/**
 * Marks the destination as an incomplete copy of this site, so that no site can start on it before it is complete.
 * Throws conflict where the source is no site's store, or the destination is the source or holds something else.
 */
export async function claimDestination(from: ObjectStore, to: ObjectStore): Promise<ClaimedDestination> {
  const storeId = await readStoreId(from);
  if (storeId === null) throw new DomainError("conflict", "storage.copyNoSite");
  if (await isSameStore(from, to)) throw new DomainError("conflict", "storage.copyToItself");
  const known = await readStoreId(to);
  if (known === storeId) return { storeId, wasComplete: true };
  const begun = await readSmallText(to, COPYING_KEY);
  const isFree = begun === storeId || (begun === null && (await holdsNothingBut(to)));
  if (known !== null || !isFree) throw new DomainError("conflict", "storage.copyForeign");
  await to.put(COPYING_KEY, Buffer.from(storeId));
  return { storeId, wasComplete: false };
}

/** Gives a complete copy the site's id, with which the site can start on it. */
export async function completeDestination(to: ObjectStore, { storeId }: ClaimedDestination): Promise<void> {
  await to.put(STORE_ID_KEY, Buffer.from(storeId), { contentType: "text/plain" });
  await to.delete([COPYING_KEY]);
}

/** Two addresses may name one store: what is written through one is then found through the other. */
async function isSameStore(from: ObjectStore, to: ObjectStore): Promise<boolean> {
  const key = `.matinee-check-${newId()}`;
  await to.put(key, Buffer.from(key));
  try {
    return (await from.head(key)) !== null;
  } finally {
    await to.delete([key]);
  }
}
