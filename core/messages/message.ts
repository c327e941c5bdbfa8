import { type english } from "#core/messages/english.ts";
import { type Sentence } from "#core/messages/nested-sentence.ts";
import { type StoredMessage } from "#db/schema/stored-message.ts";

type English = typeof english;

/** The name of a message: its area, a dot, and its name there (`catalog.titleNotFound`). */
export type MessageKey = {
  [Area in keyof English]: `${Area}.${Extract<keyof English[Area], string>}`;
}[keyof English];

type WriterOf<Key> = Key extends `${infer Area extends keyof English}.${infer Name}`
  ? English[Area][Name & keyof English[Area]]
  : never;
type Given<Value> = Value extends Sentence ? StoredMessage : Value;

/** The parameters of a message; where its sentence has a sentence inside, that message takes its place. */
export type ParamsOf<Key extends MessageKey> =
  WriterOf<Key> extends (params: infer Params) => string
    ? unknown extends Params
      ? Readonly<Record<string, never>>
      : { readonly [Name in keyof Params]: Given<Params[Name]> }
    : never;

/** The messages without parameters. */
export type PlainKey = {
  [Key in MessageKey]: ParamsOf<Key> extends Readonly<Record<string, never>> ? Key : never;
}[MessageKey];

/**
 * What Matinee says to users, without its words: plain JSON, so that it can be stored and sent. The reader's language
 * is known only where it is shown; there `sentenceOf` makes the sentence.
 */
export type Message<Key extends MessageKey = MessageKey> = {
  [One in Key]: { readonly key: One; readonly params: ParamsOf<One> };
}[Key];

/** What follows a key: its parameters, which may be left out where it has none. */
export type ParamsArgument<Key extends MessageKey> = Key extends PlainKey
  ? [params?: ParamsOf<Key>]
  : [params: ParamsOf<Key>];

/** A message of core/messages/english.ts. */
export function messageOf<Key extends MessageKey>(key: Key, ...[params]: ParamsArgument<Key>): Message<Key> {
  return { key, params: params ?? {} } as Message<Key>;
}
