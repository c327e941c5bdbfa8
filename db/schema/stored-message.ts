/**
 * A message to users as it is stored and sent: never a sentence (core/messages). Wider than the messages that this
 * version has, because another version may have written the row.
 */
export interface StoredMessage {
  readonly key: string;
  readonly params: Readonly<Record<string, unknown>>;
}
