import { isId } from "#core/uuid.ts";
import { type ObjectInfo } from "#core/storage/object-store.ts";

/** The owner of an object, by its key. */
export interface Owner {
  readonly root: "vod" | "sources" | "subs" | "images" | "other";
  /** A video's id, or an image's; empty for `other`. */
  readonly id: string;
}

export interface OwnedObjects {
  readonly owner: Owner;
  readonly objects: readonly ObjectInfo[];
}

/** Objects without an owner are passed on in batches. */
const MAX_UNOWNED = 1_000;

/** The owner of a key. */
export function ownerOf(key: string): Owner {
  const [root, id, rest] = key.split("/", 3);
  const isOwned = rest !== undefined && id !== undefined && isId(id);
  if (isOwned && (root === "vod" || root === "sources" || root === "subs" || root === "images")) {
    return { root, id };
  }
  return { root: "other", id: "" };
}

/** Groups a listing by owner. Listings go prefix by prefix, so that only one owner's objects are held at a time. */
export async function* groupByOwner(listing: AsyncIterable<ObjectInfo>): AsyncGenerator<OwnedObjects> {
  let owner: Owner = { root: "other", id: "" };
  let objects: ObjectInfo[] = [];
  for await (const object of listing) {
    const next = ownerOf(object.key);
    const isSame = next.root === owner.root && next.id === owner.id;
    if (!isSame || (owner.root === "other" && objects.length >= MAX_UNOWNED)) {
      if (objects.length > 0) yield { owner, objects };
      objects = [];
    }
    owner = next;
    objects.push(object);
  }
  if (objects.length > 0) yield { owner, objects };
}
