import { type Request, type Response } from "express";
import { notFound } from "#app/media/media-error.ts";
import { contentTypes, IMMUTABLE, PRIVATE } from "#app/media/media-headers.ts";
import { sendObject } from "#app/media/send-object.ts";
import { type SignedInUser } from "#core/accounts/types.ts";
import { getImageAccess, maySeeImage } from "#core/catalog/images/image-access.ts";
import { type CoreContext } from "#core/context.ts";
import { imageKey } from "#core/storage/object-key.ts";

/**
 * Returns the user of a request, by its cookie; null if no user is signed in. Called only for images that are
 * not public.
 */
export type UserOf = (req: Request, res: Response) => Promise<SignedInUser | null>;

const IMAGE_PATH = /^\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/([1-9]\d{0,3})\.webp$/;

/**
 * Sends one width of an image. Images of published titles are public and cached for ever, without a look at
 * the user. Images of drafts, unlisted and deleted titles are for users who may see the title, and are
 * revalidated each time. Throws not_found for all other users, as for a missing image.
 */
export async function serveImage(
  ctx: CoreContext,
  userOf: UserOf,
  { req, res, path }: { req: Request; res: Response; path: string },
): Promise<void> {
  const match = IMAGE_PATH.exec(path);
  if (!match) throw notFound();
  const [, imageId = "", width] = match;
  const access = await getImageAccess(ctx, imageId);
  if (!access) throw notFound();
  if (!access.isPublic) {
    if (!maySeeImage(access, await userOf(req, res))) throw notFound();
    closeToOthers(res);
  }
  const object = { key: imageKey(imageId, Number(width)), contentType: contentTypes.image };
  await sendObject(ctx, req, res, { ...object, cacheControl: access.isPublic ? IMMUTABLE : PRIVATE });
}

/** An image that needed a session is for our own pages alone. */
function closeToOthers(res: Response): void {
  res.removeHeader("Access-Control-Allow-Origin");
  res.removeHeader("Timing-Allow-Origin");
  res.setHeader("Cross-Origin-Resource-Policy", "same-origin");
  res.vary("Cookie");
}
