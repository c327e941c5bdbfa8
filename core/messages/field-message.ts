import { messageOf, type Message, type MessageKey, type ParamsArgument } from "#core/messages/message.ts";

/** A message as a schema of zod takes it for a field that is wrong: zod's messages are texts, so it is JSON. */
export function fieldMessage<Key extends MessageKey>(key: Key, ...params: ParamsArgument<Key>): string {
  return JSON.stringify(messageOf(key, ...params));
}

/** The message in a schema's text. Zod's own texts, of fields that no form has wrong, are kept as they are. */
export function readFieldMessage(text: string): Message {
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read === "object" && read !== null && "key" in read && "params" in read)
      return read as Message;
  } catch {
    // Zod's own text.
  }
  return messageOf("stored.text", { text });
}
