import { MAX_JSON_VALUES } from "#app/trpc/json-bounds.ts";
import { type PlainKey } from "#core/messages/message.ts";

const TOO_LARGE = "request.tooManyValues";
const CONTROL_CHARACTERS = "request.controlCharacters";

/**
 * The reason why no procedure accepts this input: it holds U+0000, which Postgres cannot store in a text, or
 * more values than `MAX_JSON_VALUES`. Null if the input is fine. The walk ends at that number, so it also
 * ends for cycles, and it does not recurse. It looks into arrays and plain objects only: JSON has no others.
 */
export function inputFault(input: unknown): PlainKey | null {
  const pending = [input];
  for (let seen = 0; pending.length > 0; seen += 1) {
    if (seen + pending.length > MAX_JSON_VALUES + 1) return TOO_LARGE;
    const value = pending.pop();
    if (typeof value === "string" && value.includes("\0")) return CONTROL_CHARACTERS;
    if (Array.isArray(value)) {
      if (value.length > MAX_JSON_VALUES) return TOO_LARGE;
      for (const member of value) pending.push(member);
    } else if (isPlainObject(value)) {
      for (const key in value) {
        if (key.includes("\0")) return CONTROL_CHARACTERS;
        pending.push(value[key]);
      }
    }
  }
  return null;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (value === null || typeof value !== "object") return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
