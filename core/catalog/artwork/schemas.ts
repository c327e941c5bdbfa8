import { z } from "zod";
import { messageSchema } from "#core/messages/message-schema.ts";

/** How far an image file is that was given to a title. */
export const artworkStateSchema = z.object({
  state: z.enum(["waiting", "ready", "failed", "cancelled"]),
  failure: messageSchema.nullable(),
});
