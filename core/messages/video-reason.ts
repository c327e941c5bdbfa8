import { messageOf, type Message, type MessageKey } from "#core/messages/message.ts";
import { sentenceOf } from "#core/messages/sentence-of.ts";

/** Why a video failed: of few areas, since pages for viewers carry the sentences of these. */
export type VideoReason = Message<
  Extract<MessageKey, `encoding.${string}` | `media.${string}` | `stored.${string}`>
>;

/** A message as the reason of a video: of another area as its English sentence. */
export function asVideoReason(message: Message): VideoReason {
  const [area] = message.key.split(".");
  const isOne = area === "encoding" || area === "media" || area === "stored";
  return isOne ? (message as VideoReason) : messageOf("stored.text", { text: sentenceOf(message) });
}
