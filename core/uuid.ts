import { v7 } from "uuid";

/** A new UUIDv7. Made in the app, so that a row's id is known before it is inserted; never used to order a list. */
export function newId(): string {
  return v7();
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a text has the shape of an id (lower-case UUID). */
export function isId(text: string): boolean {
  return UUID.test(text);
}
