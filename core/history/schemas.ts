import { z } from "zod";

/** What became of a position. */
export const saveOutcomeSchema = z.object({
  isTaken: z.boolean(),
  /** The watch state's revision by now; null where there is none. */
  revision: z.string().nullable(),
});
