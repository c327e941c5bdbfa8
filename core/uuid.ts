import { v5, v7 } from "uuid";

/** A new UUIDv7. Made in the app, so that a row's id is known before it is inserted; never used to order a list. */
export function newId(): string {
  return v7();
}

/**
 * The id of a thing that a job makes of `parentId` (a UUID): the same whenever the job runs. A job that is run again,
 * because its end could not be recorded, finds the objects it stored before under the same keys and leaves none behind.
 */
export function derivedId(parentId: string, name: string): string {
  return v5(name, parentId);
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a text has the shape of an id (lower-case UUID). */
export function isId(text: string): boolean {
  return UUID.test(text);
}
