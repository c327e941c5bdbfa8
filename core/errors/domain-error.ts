import { type Message, type MessageKey, type ParamsOf, type PlainKey } from "#core/messages/message.ts";
import { sentenceOf } from "#core/messages/sentence-of.ts";

/**
 * The closed set of expected errors. Every boundary maps a code to its own terms by an exhaustive table (HTTP
 * status, tRPC code, exit code).
 */
export const DOMAIN_ERROR_CODES = [
  "bad_input",
  "unauthenticated",
  "forbidden",
  "not_found",
  "conflict",
  "gone",
  "too_large",
  "media_refused",
  "rate_limited",
  "storage_full",
  "unavailable",
  "timeout",
] as const;

export type DomainErrorCode = (typeof DOMAIN_ERROR_CODES)[number];

type Arguments =
  | [key: PlainKey, params?: ParamsOf<PlainKey>, options?: ErrorOptions]
  | { [Key in MessageKey]: [key: Key, params: ParamsOf<Key>, options?: ErrorOptions] }[MessageKey];

/**
 * An expected error, with a message that users can understand and act upon: it never contains a path, a secret or a
 * stack. `userMessage` is what pages make their sentence of; `message` is its English sentence, for the log and the
 * command line. `cause` is for the log.
 */
export class DomainError extends Error {
  override readonly name = "DomainError";
  readonly code: DomainErrorCode;
  readonly userMessage: Message;

  /** The message's parameters follow its key where it has any (`{}` where only a cause follows). */
  constructor(code: DomainErrorCode, ...[key, params = {}, options]: Arguments) {
    const userMessage = { key, params } as Message;
    super(sentenceOf(userMessage), options);
    this.code = code;
    this.userMessage = userMessage;
  }

  /** An error with a message that was made before, such as the reason of a check. */
  static of(code: DomainErrorCode, { key, params }: Message, options?: ErrorOptions): DomainError {
    return new DomainError(code, ...([key, params, options] as unknown as Arguments));
  }
}
