import { sentence, sentenceOfAnswer } from "#app/messages/sentence.ts";
import { messageOf } from "#core/messages/message.ts";
import { isFullStore } from "#core/storage/full-store.ts";

/** The server refuses a part, and a retry would not change that: a user has to act first. */
export class RefusedPart extends Error {
  override readonly name = "RefusedPart";
}

/**
 * The refusal in an error of Uppy, which carries the request as `source`; null for all else (a lost connection, a
 * server that restarts), which is tried again for minutes. A full disk, and uploads that an admin turned off, are
 * reported at once, because retries would not help.
 */
export function refusedPart(error: unknown): RefusedPart | null {
  const source = fieldOf(error, "source");
  const text = fieldOf(source, "responseText");
  if (isFullStore(Number(fieldOf(source, "status")), codeOfStore(text)))
    return new RefusedPart(sentence(messageOf("storage.storeFull", {})));
  const answer = parseJson(text);
  const message = sentenceOfAnswer(answer);
  const code = fieldOf(answer, "code");
  const isFinal = code === "storage_full" || code === "forbidden";
  return isFinal && message !== null ? new RefusedPart(message) : null;
}

/** S3's code in the answer of a store to which browsers send parts; empty for all else. */
function codeOfStore(text: unknown): string {
  return typeof text === "string" ? (/<Code>([^<]{1,100})<\/Code>/.exec(text)?.[1] ?? "") : "";
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function parseJson(text: unknown): unknown {
  try {
    return typeof text === "string" ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}
