import { hasScope } from "#core/accounts/scopes.ts";
import { readSiteSettings } from "#core/accounts/site-settings.ts";
import { type SignedInUser } from "#core/accounts/types.ts";
import { type CoreContext } from "#core/context.ts";
import { type UploadVisibility } from "#core/uploads/types.ts";

/** What becomes of an upload that this user begins now: the upload page says it before, and the upload keeps it. */
export async function uploadVisibility(
  ctx: CoreContext,
  uploader: Pick<SignedInUser, "scopes">,
): Promise<UploadVisibility> {
  if (!hasScope(uploader, "catalog")) return "unlisted";
  return (await readSiteSettings(ctx)).publishUploads ? "published" : "draft";
}
