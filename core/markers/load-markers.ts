import { eq } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { type Markers } from "#core/markers/types.ts";
import { type DatabaseOrTransaction } from "#db/client.ts";
import { markers } from "#db/schema/markers.ts";

/** A video's markers. */
export const loadMarkers = (ctx: CoreContext, videoId: string): Promise<Markers> =>
  readMarkers(ctx.db, videoId);

/** The same inside a transaction. */
export async function readMarkers(tx: DatabaseOrTransaction, videoId: string): Promise<Markers> {
  const rows = await tx.select().from(markers).where(eq(markers.videoId, videoId));
  const of = (kind: "intro" | "credits") => {
    const row = rows.find((one) => one.kind === kind);
    return row ? { startSeconds: row.startSeconds, endSeconds: row.endSeconds } : null;
  };
  return { intro: of("intro"), credits: of("credits") };
}
