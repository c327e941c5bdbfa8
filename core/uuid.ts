import { v5, v7 } from "uuid";

/**
 * A new UUIDv7. Created in the app, so that a row's id is known before it is inserted; never used to order a
 * list.
 */
export function newId(): string {
  return v7();
}

/**
 * The id of something that a job creates for `parentId` (a UUID): the same in every run of the job. If a job
 * runs again, because its end could not be recorded, it finds the objects that it stored before under the
 * same keys, so none is left over.
 */
export function derivedId(parentId: string, name: string): string {
  return v5(name, parentId);
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a text has the form of an id (lower-case UUID). */
export function isId(text: string): boolean {
  return UUID.test(text);
}
