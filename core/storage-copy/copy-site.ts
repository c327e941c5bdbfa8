import { groupByOwner } from "#core/doctor/object-owners.ts";
import { type ObjectStore } from "#core/storage/object-store.ts";
import { claimDestination, completeDestination } from "#core/storage-copy/claim-destination.ts";
import { type CopyCounts, NOTHING_COPIED, plusCounts } from "#core/storage-copy/copy-counts.ts";
import { copyGroup, type CopyPass, removeExtra } from "#core/storage-copy/copy-group.ts";
import { type CopyProgress, ProgressCounter } from "#core/storage-copy/copy-progress.ts";
import { type Stores } from "#core/storage-copy/pieces.ts";
import { VerifiedGroups } from "#core/storage-copy/verified-groups.ts";

/** A site that encodes adds objects all the time: its last ones are left to the run after its stop. */
const MAX_PASSES = 3;

export interface CopyOptions extends Stores {
  /** Remembers here what is verified, so that a run that was killed goes on where it was. */
  readonly dataDir: string;
  readonly destinationName: string;
  readonly onProgress: (progress: CopyProgress) => void;
}

/** The objects and bytes that the source lists, and what became of them; `known` and `onlyThere` of the last pass. */
export interface CopyReport extends CopyCounts {
  readonly objects: number;
  readonly bytes: number;
}

/**
 * Copies all objects of a site's store to another one, and verifies each by size and checksum. Another run copies only
 * what is missing. Passes follow each other until one finds nothing new, three at most, so that a running site is
 * followed. The destination gets the site's id at the end: no site starts on an incomplete copy. Throws conflict for a
 * destination that is not empty, unavailable where a store is away.
 */
export async function copySite(options: CopyOptions): Promise<CopyReport> {
  const { from, to, dataDir, destinationName, onProgress } = options;
  const claimed = await claimDestination(from.store, to.store);
  const verified = await VerifiedGroups.open(dataDir, claimed.storeId, destinationName);
  const total = await measure(from.store);
  let [sum, pass] = [NOTHING_COPIED, NOTHING_COPIED];
  for (let number = 1; number === 1 || (number <= MAX_PASSES && pass.copied > 0); number += 1) {
    const progress = new ProgressCounter(total, onProgress);
    pass = await copyPass({ from, to, verified, progress, isUnused: !claimed.wasComplete });
    sum = plusCounts(sum, pass);
  }
  await completeDestination(to.store, claimed);
  return { ...total, ...sum, known: pass.known, onlyThere: pass.onlyThere };
}

async function copyPass(pass: CopyPass): Promise<CopyCounts> {
  let counts = NOTHING_COPIED;
  for await (const group of groupByOwner(pass.from.store.list(""))) {
    counts = plusCounts(counts, await copyGroup(pass, group));
    const bytes = group.objects.reduce((sum, object) => sum + object.bytes, 0);
    pass.progress.finish(group.objects.length, bytes);
  }
  return plusCounts(counts, await removeExtraGroups(pass));
}

/** Owners that the destination alone has: the source deleted them after they were copied. */
async function removeExtraGroups(pass: CopyPass): Promise<CopyCounts> {
  let counts = NOTHING_COPIED;
  for await (const { owner, objects } of groupByOwner(pass.to.store.list(""))) {
    if (owner.root === "other") continue;
    if (await hasAny(pass.from.store, `${owner.root}/${owner.id}/`)) continue;
    counts = plusCounts(counts, await removeExtra(pass, objects));
  }
  return counts;
}

async function hasAny(store: ObjectStore, prefix: string): Promise<boolean> {
  for await (const object of store.list(prefix)) return object.bytes >= 0;
  return false;
}

async function measure(store: ObjectStore): Promise<{ objects: number; bytes: number }> {
  let [objects, bytes] = [0, 0];
  for await (const object of store.list("")) [objects, bytes] = [objects + 1, bytes + object.bytes];
  return { objects, bytes };
}
