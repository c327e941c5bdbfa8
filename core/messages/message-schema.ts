import { z } from "zod";
import { messageOf } from "#core/messages/message.ts";
import { type StoredMessage } from "#db/schema/stored-message.ts";

/**
 * A message that is read from a row or sent to a page. What is no message becomes the one for unknown messages: a page
 * must not fail because of a reason that it cannot show.
 */
export const messageSchema: z.ZodType<StoredMessage> = z
  .object({ key: z.string(), params: z.record(z.string(), z.unknown()) })
  .catch(messageOf("stored.unknown"));
