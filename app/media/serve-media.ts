import { type Request, type Response } from "express";
import { awaitSegment } from "#app/media/await-segment.ts";
import { notFound } from "#app/media/media-error.ts";
import { contentTypes, IMMUTABLE, REVALIDATE } from "#app/media/media-headers.ts";
import { type MediaPath, type MediaTarget } from "#app/media/media-path.ts";
import { sendObject, streamObject } from "#app/media/send-object.ts";
import { sendText } from "#app/media/send-text.ts";
import { type CoreContext } from "#core/context.ts";
import { renderMaster } from "#core/media/hls/playlist-master.ts";
import {
  playableSeconds,
  renderMediaPlaylist,
  renderSubtitlePlaylist,
} from "#core/media/hls/playlist-media.ts";
import { renderStoryboard } from "#core/media/storyboard/storyboard-vtt.ts";
import { loadMaster } from "#core/playback/load-master.ts";
import { type LookAhead } from "#core/playback/segment-requests/look-ahead.ts";
import { mediaBasePath } from "#core/playback/media-address.ts";
import { getMediaPlan, type MediaPlan } from "#core/playback/media-video.ts";
import { type SegmentWaiters } from "#core/playback/segment-requests/segment-waiters.ts";
import { findSubtitleKey } from "#core/playback/stored-tracks.ts";
import { verifyMediaToken, type VerifiedMedia } from "#core/playback/tokens/verify-media-token.ts";
import { initKey, segmentKey } from "#core/storage/object-key.ts";
import { isEncoding } from "#core/videos/video-states.ts";

/** What serving media needs besides the site. */
export interface MediaServices {
  readonly ctx: CoreContext;
  readonly waiters: SegmentWaiters;
  readonly lookAhead: LookAhead;
}

interface MediaRequest extends VerifiedMedia {
  readonly req: Request;
  readonly res: Response;
  readonly path: MediaPath;
  readonly plan: MediaPlan;
}

/** Answers one media address. Throws DomainErrors: forbidden, not_found, gone, unavailable. */
export async function serveMedia(
  services: MediaServices,
  req: Request,
  res: Response,
  path: MediaPath,
): Promise<void> {
  const verified = await verifyMediaToken(services.ctx, path.token, path.videoId);
  const plan = await getMediaPlan(services.ctx, path.videoId, path.planHash);
  if (!plan) throw notFound();
  await serveTarget(services, { ...verified, req, res, path, plan }, path.target);
}

function serveTarget(services: MediaServices, media: MediaRequest, target: MediaTarget): Promise<void> {
  const { ctx } = services;
  const { videoId, hash } = media.plan;
  switch (target.kind) {
    case "segment":
      return serveSegment(services, media, target);
    case "init":
      assertRendition(media.plan, target.renditionName);
      return sendMedia(ctx, media, initKey(videoId, hash, target.renditionName), contentTypes.init);
    case "sprite":
      assertSprite(media.plan, target.number);
      return sendMedia(ctx, media, segmentKey(videoId, hash, "sb", target.number), contentTypes.image);
    case "subtitle":
    case "subtitlePlaylist":
      return serveSubtitle(ctx, media, target);
    case "master":
      return serveMaster(ctx, media, target.which);
    case "playlist":
    case "storyboard":
      return Promise.resolve(sendIndex(media, target));
  }
}

async function serveSegment(
  services: MediaServices,
  media: MediaRequest,
  { renditionName, number }: { renditionName: string; number: number },
): Promise<void> {
  const { plan, video, req, res } = media;
  assertRendition(plan, renditionName);
  if (number >= plan.plan.segmentCount) throw notFound();
  const segment = { videoId: plan.videoId, planId: plan.id, renditionName, number };
  if (isEncoding(video.state)) services.lookAhead.from(segment, plan.plan);
  const user = media.payload.subject ?? `${media.path.token} ${req.ip}`;
  const isThere = await awaitSegment(services.ctx, services.waiters, res, {
    segment,
    video,
    user,
    mayHold: req.method === "GET",
    onLongWait: needsEarlyHeaders(req) ? () => sendEarlyHeaders(res, contentTypes.segment) : null,
  });
  if (!isThere) return;
  const key = segmentKey(plan.videoId, plan.hash, renditionName, number);
  if (res.headersSent) return sendRest(services.ctx, res, key);
  await sendMedia(services.ctx, media, key, contentTypes.segment);
}

/** Sends the body of an answer whose headers are sent already. Throws not_found. */
async function sendRest(ctx: CoreContext, res: Response, key: string): Promise<void> {
  const info = await ctx.store.head(key);
  if (!info) throw notFound();
  await streamObject(ctx, res, { key, range: { start: 0, end: info.bytes } });
}

/** Apple's player, on iPhones and in Safari. A range cannot be answered before the size is known. */
function needsEarlyHeaders(req: Request): boolean {
  return /AppleCoreMedia/.test(req.headers["user-agent"] ?? "") && req.headers.range === undefined;
}

/** The rest is sent chunked; if it fails, the broken connection tells the client. */
function sendEarlyHeaders(res: Response, contentType: string): void {
  res.setHeader("Content-Type", contentType);
  res.setHeader("Cache-Control", IMMUTABLE);
  res.setHeader("X-Accel-Buffering", "no");
  res.status(200).flushHeaders();
}

function sendMedia(ctx: CoreContext, media: MediaRequest, key: string, contentType: string): Promise<void> {
  return sendObject(ctx, media.req, media.res, { key, contentType, cacheControl: IMMUTABLE });
}

/** A subtitle's text or its playlist. Throws not_found for a number that the video does not have. */
async function serveSubtitle(
  ctx: CoreContext,
  media: MediaRequest,
  target: Extract<MediaTarget, { kind: "subtitle" | "subtitlePlaylist" }>,
): Promise<void> {
  const { videoId } = media.plan;
  const key = await findSubtitleKey(ctx, videoId, target.number);
  if (key === null) throw notFound();
  if (target.kind === "subtitlePlaylist") return sendIndex(media, target);
  const object = { key, contentType: contentTypes.captions };
  await sendObject(ctx, media.req, media.res, { ...object, cacheControl: REVALIDATE });
}

async function serveMaster(ctx: CoreContext, media: MediaRequest, which: "all" | "complete"): Promise<void> {
  const text = renderMaster(await loadMaster(ctx, media.plan), which);
  sendText(media.req, media.res, { text, contentType: contentTypes.playlist, cacheControl: REVALIDATE });
}

/** This depends only on the plan and the file's end, so it does not change once the video is ready. */
function sendIndex(
  media: MediaRequest,
  target: Extract<MediaTarget, { kind: "playlist" | "storyboard" | "subtitlePlaylist" }>,
): void {
  const { text, contentType } = renderIndex(media, target);
  const cacheControl = media.video.state === "ready" ? IMMUTABLE : REVALIDATE;
  sendText(media.req, media.res, { text, contentType, cacheControl });
}

function renderIndex(
  { plan, video, path }: MediaRequest,
  target: Extract<MediaTarget, { kind: "playlist" | "storyboard" | "subtitlePlaylist" }>,
): { text: string; contentType: string } {
  const end = video.endsAtSegment;
  switch (target.kind) {
    case "playlist":
      assertRendition(plan, target.renditionName);
      return {
        text: renderMediaPlaylist(plan.plan, target.renditionName, end),
        contentType: contentTypes.playlist,
      };
    case "storyboard": {
      if (!plan.plan.storyboard) throw notFound();
      const text = renderStoryboard(plan.plan, mediaBasePath(path), end);
      return { text, contentType: contentTypes.captions };
    }
    case "subtitlePlaylist": {
      const text = renderSubtitlePlaylist(playableSeconds(plan.plan, end), `${target.number}.vtt`);
      return { text, contentType: contentTypes.playlist };
    }
  }
}

function assertSprite({ plan }: MediaPlan, number: number): void {
  if (!plan.storyboard || number >= plan.videoChunks.length) throw notFound();
}

function assertRendition({ plan }: MediaPlan, renditionName: string): void {
  if (![...plan.renditions, ...plan.audio].some((planned) => planned.renditionName === renditionName))
    throw notFound();
}
