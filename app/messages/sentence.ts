import { sentenceOf } from "#core/messages/sentence-of.ts";
import { type StoredMessage } from "#db/schema/stored-message.ts";

/** The sentence of a message in the reader's language; null where there is none. Every page makes its sentences here. */
export function sentence(message: StoredMessage): string;
export function sentence(message: StoredMessage | null | undefined): string | null;
export function sentence(message: StoredMessage | null | undefined): string | null {
  return message ? sentenceOf(message) : null;
}

/**
 * The sentence of an error that the server answered with, of the RPC or of a plain route: of its message, or the English
 * one beside it, which a server of another version sends alone. Null for all else, such as a lost connection.
 */
export function sentenceOfAnswer(answer: unknown): string | null {
  const message = member(member(answer, "data"), "message");
  if (isMessage(message)) return sentenceOf(message);
  const english = member(answer, "message");
  return typeof english === "string" && english !== "" ? english : null;
}

function isMessage(value: unknown): value is StoredMessage {
  return typeof member(value, "key") === "string" && typeof member(value, "params") === "object";
}

function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
