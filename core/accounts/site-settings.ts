import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { type HouseSettings } from "#core/admin/types.ts";
import { type CoreContext } from "#core/context.ts";
import { settings } from "#db/schema/settings.ts";

const KEY = "house";

/** What an admin can set; also reads older rows, where a setting may be missing. Closed until opened. */
export const houseSettingsSchema = z.object({
  signUpOpen: z.boolean().default(false),
  viewersMayUpload: z.boolean().default(false),
});

/** The house's settings, with defaults for what was never set. */
export async function readHouseSettings(ctx: CoreContext): Promise<HouseSettings> {
  const [row] = await ctx.db
    .select({ value: settings.value })
    .from(settings)
    .where(eq(settings.key, KEY))
    .limit(1);
  return houseSettingsSchema.parse(row?.value ?? {});
}

/** Saves all settings at once; returns them. */
export async function saveHouseSettings(ctx: CoreContext, input: HouseSettings): Promise<HouseSettings> {
  const value = houseSettingsSchema.parse(input);
  await ctx.db
    .insert(settings)
    .values({ key: KEY, value })
    .onConflictDoUpdate({ target: settings.key, set: { value, updatedAt: sql`now()` } });
  return value;
}
