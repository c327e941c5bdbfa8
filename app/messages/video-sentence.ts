import { encoding } from "#core/messages/en/encoding.ts";
import { media } from "#core/messages/en/media.ts";
import { stored } from "#core/messages/en/stored.ts";
import { makeSentence } from "#core/messages/make-sentence.ts";
import { type VideoReason } from "#core/messages/video-reason.ts";
import { type StoredMessage } from "#db/schema/stored-message.ts";

/** All areas of messages about a video: `VideoReason` has no other. */
const areas = { encoding, media, stored } satisfies Record<
  VideoReason["key"] extends `${infer Area}.${string}` ? Area : never,
  object
>;

/**
 * The sentence of a video's reason or notice; null where there is none. The page of a title and the player carry the
 * sentences of these areas alone, a third of all (docs/decisions/0018-scripts-of-a-page.md).
 */
export function videoSentence(message: StoredMessage): string;
export function videoSentence(message: StoredMessage | null | undefined): string | null;
export function videoSentence(message: StoredMessage | null | undefined): string | null {
  return message ? makeSentence([areas], message) : null;
}
