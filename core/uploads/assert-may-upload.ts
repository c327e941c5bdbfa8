import { readSiteSettings } from "#core/accounts/site-settings.ts";
import { type SignedInUser } from "#core/accounts/types.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";

/** Whether this person may upload: admins always, viewers where the site allows it. */
export async function mayUpload(ctx: CoreContext, user: SignedInUser): Promise<boolean> {
  return user.role === "admin" || (await readSiteSettings(ctx)).viewersMayUpload;
}

/** Throws forbidden for those who may not upload. */
export async function assertMayUpload(ctx: CoreContext, user: SignedInUser): Promise<void> {
  if (await mayUpload(ctx, user)) return;
  throw new DomainError("forbidden", "Only admins upload here. Ask one of them to allow it to viewers.");
}
