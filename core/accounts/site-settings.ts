import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { type SiteSettings } from "#core/admin/types.ts";
import { type CoreContext } from "#core/context.ts";
import { settings } from "#db/schema/settings.ts";

const KEY = "house";

/** What an admin can set; also reads older rows, where a setting may be missing. Closed until opened. */
export const siteSettingsSchema = z.object({
  signUpOpen: z.boolean().default(false),
  viewersMayUpload: z.boolean().default(false),
});

/** The site's settings, with defaults for what was never set. */
export async function readSiteSettings(ctx: CoreContext): Promise<SiteSettings> {
  const [row] = await ctx.db
    .select({ value: settings.value })
    .from(settings)
    .where(eq(settings.key, KEY))
    .limit(1);
  return siteSettingsSchema.parse(row?.value ?? {});
}

/** Saves all settings at once; returns them. */
export async function saveSiteSettings(ctx: CoreContext, input: SiteSettings): Promise<SiteSettings> {
  const value = siteSettingsSchema.parse(input);
  await ctx.db
    .insert(settings)
    .values({ key: KEY, value })
    .onConflictDoUpdate({ target: settings.key, set: { value, updatedAt: sql`now()` } });
  return value;
}
