import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { type PlainKey } from "#core/messages/message.ts";
import { isClosedSubject } from "#core/playback/tokens/closed-subjects.ts";
import {
  mediaTokenKeyId,
  readMediaToken,
  type MediaTokenPayload,
} from "#core/playback/tokens/media-token.ts";
import { getMediaVideo, type MediaVideo } from "#core/playback/media-video.ts";
import { findSigningKey } from "#core/playback/tokens/signing-keys.ts";

export interface VerifiedMedia {
  readonly payload: MediaTokenPayload;
  readonly video: MediaVideo;
}

/**
 * Checks whether a token is valid for this video now. Throws forbidden if it is forged, expired, for another
 * title, or revoked by an increased epoch or because its user was disabled or removed (within two seconds);
 * the message tells the reason only if that helps the viewer.
 */
export async function verifyMediaToken(
  ctx: CoreContext,
  token: string,
  videoId: string,
): Promise<VerifiedMedia> {
  const payload = await readToken(ctx, token);
  if (!payload) throw forbidden("playback.addressInvalid");
  if (payload.video !== videoId) throw forbidden("playback.addressForeign");
  if (payload.expiry * 1000 <= Date.now()) throw forbidden("playback.addressExpired");
  const video = await getMediaVideo(ctx, videoId);
  if (!video || video.epoch !== payload.epoch) throw forbidden("playback.addressRevoked");
  if (payload.subject !== undefined && (await isClosedSubject(ctx, payload.subject)))
    throw forbidden("playback.accountClosed");
  return { payload, video };
}

async function readToken(ctx: CoreContext, token: string): Promise<MediaTokenPayload | null> {
  const keyId = mediaTokenKeyId(token);
  const key = keyId === null ? null : await findSigningKey(ctx, keyId);
  return key ? readMediaToken(token, key) : null;
}

function forbidden(key: PlainKey): DomainError {
  return new DomainError("forbidden", key);
}
