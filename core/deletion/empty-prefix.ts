import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";

const BATCH = 500;
/** A process that still writes stops within seconds; more rounds than this have another cause. */
const MAX_ROUNDS = 20;

export interface Removed {
  readonly objects: number;
  readonly bytes: number;
}

/**
 * Deletes everything below a prefix, in batches, again and again until a listing is empty. `onBatch` is
 * called for each batch. Throws unavailable if new objects keep appearing.
 */
export async function emptyPrefix(
  ctx: CoreContext,
  prefix: string,
  onBatch: (removed: Removed) => Promise<void> = () => Promise.resolve(),
): Promise<Removed> {
  let total: Removed = { objects: 0, bytes: 0 };
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const removed = await deleteListed(ctx, prefix, onBatch);
    if (removed.objects === 0) return total;
    total = plus(total, removed);
  }
  throw new DomainError("unavailable", "deletion.objectsKeepAppearing");
}

/** Adds two counts. */
export function plus(a: Removed, b: Removed): Removed {
  return { objects: a.objects + b.objects, bytes: a.bytes + b.bytes };
}

async function deleteListed(
  ctx: CoreContext,
  prefix: string,
  onBatch: (removed: Removed) => Promise<void>,
): Promise<Removed> {
  let total: Removed = { objects: 0, bytes: 0 };
  let keys: string[] = [];
  let bytes = 0;
  const flush = async () => {
    if (keys.length === 0) return;
    await ctx.store.delete(keys);
    const removed = { objects: keys.length, bytes };
    total = plus(total, removed);
    [keys, bytes] = [[], 0];
    await onBatch(removed);
  };
  for await (const object of ctx.store.list(prefix)) {
    keys.push(object.key);
    bytes += object.bytes;
    if (keys.length >= BATCH) await flush();
  }
  await flush();
  return total;
}
