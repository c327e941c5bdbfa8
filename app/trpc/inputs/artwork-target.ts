import { z } from "zod";

/** What an image is for: a title's poster or backdrop, or the still of one of its episodes. */
export const artworkTarget = z.union([
  z.strictObject({ kind: z.enum(["poster", "backdrop"]), titleId: z.uuid() }),
  z.strictObject({ kind: z.literal("still"), titleId: z.uuid(), playableId: z.uuid() }),
]);
