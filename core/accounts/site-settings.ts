import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { type CoreContext } from "#core/context.ts";
import { settings } from "#db/schema/settings.ts";

const KEY = "house";

/** The maximum of the setting for how long unfinished uploads are kept. */
export const MAX_UNFINISHED_UPLOAD_DAYS = 365;

/**
 * The settings of an admin; also parses older rows, in which a setting may be missing. Sign-up is closed by
 * default, and uploads are published.
 */
export const siteSettingsSchema = z.object({
  signUpOpen: z.boolean().default(false),
  viewersMayUpload: z.boolean().default(false),
  publishUploads: z.boolean().default(true),
  unfinishedUploadDays: z.number().int().min(1).max(MAX_UNFINISHED_UPLOAD_DAYS).default(7),
});

type SiteSettings = Readonly<z.infer<typeof siteSettingsSchema>>;

/** The site's settings, with defaults for what was never set. */
export async function readSiteSettings(ctx: CoreContext): Promise<SiteSettings> {
  const [row] = await ctx.db
    .select({ value: settings.value })
    .from(settings)
    .where(eq(settings.key, KEY))
    .limit(1);
  return siteSettingsSchema.parse(row?.value ?? {});
}

/** Saves the given settings; the others stay unchanged. Returns all. */
export async function saveSiteSettings(
  ctx: CoreContext,
  changes: Partial<SiteSettings>,
): Promise<SiteSettings> {
  const value = siteSettingsSchema.parse({ ...(await readSiteSettings(ctx)), ...changes });
  await ctx.db
    .insert(settings)
    .values({ key: KEY, value })
    .onConflictDoUpdate({ target: settings.key, set: { value, updatedAt: sql`now()` } });
  return value;
}
