import { readHouseSettings } from "#core/accounts/site-settings.ts";
import { type Viewer } from "#core/accounts/types.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";

/** Whether this person may upload: admins always, viewers where the house allows it. */
export async function mayUpload(ctx: CoreContext, viewer: Viewer): Promise<boolean> {
  return viewer.role === "admin" || (await readHouseSettings(ctx)).viewersMayUpload;
}

/** Throws forbidden for those who may not upload. */
export async function assertMayUpload(ctx: CoreContext, viewer: Viewer): Promise<void> {
  if (await mayUpload(ctx, viewer)) return;
  throw new DomainError("forbidden", "Only admins upload here. Ask one of them to allow it to viewers.");
}
