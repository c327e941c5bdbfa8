import { z } from "zod";

/** The result of saving a position. */
export const saveOutcomeSchema = z.object({
  isTaken: z.boolean(),
  /** The watch state's revision by now; null if there is none. */
  revision: z.string().nullable(),
});
