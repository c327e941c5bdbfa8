import path from "node:path";
import { createPlan, type StoredInit } from "#core/encoding/plans/create-plan.ts";
import { failVideo } from "#core/encoding/fail-video.ts";
import { findVideo, type VideoRow } from "#core/encoding/plans/locate-source.ts";
import { recordProbe } from "#core/encoding/plans/record-probe.ts";
import { storeInit } from "#core/encoding/segments/store-init.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { infoOfCopy } from "#core/media/probe/copied-info.ts";
import { planHash } from "#core/media/plan/plan-hash.ts";
import { planVideo } from "#core/media/plan/plan-video.ts";
import { type MediaInfo, type Plan } from "#core/media/types.ts";
import { asVideoReason, type VideoReason } from "#core/messages/video-reason.ts";
import { seekableSourceKey } from "#core/storage/object-key.ts";
import { ffmpegVersion } from "#worker/ffmpeg/run/ffmpeg-version.ts";
import { makeInits } from "#worker/ffmpeg/make-inits.ts";
import { probeSource } from "#worker/ffmpeg/probe/probe-source.ts";
import { remuxSource } from "#worker/ffmpeg/probe/remux-source.ts";
import { withScratch } from "#worker/runner/scratch.ts";
import { openSource } from "#worker/source-reader/open-source.ts";
import { type WorkerContext } from "#worker/runner/worker-context.ts";

/**
 * Probes a queued video's source. Refuses it, or plans it: a seekable copy if needed, init segments, then the
 * plan and its rows. Every step can be repeated after a crash.
 */
export async function probeVideo(worker: WorkerContext, videoId: string): Promise<void> {
  const { ctx } = worker;
  const video = await findVideo(ctx, videoId);
  if (video?.state !== "queued" || video.deletedAt) return;
  await withScratch(worker.scratchRoot, async (scratchDir) => {
    const looked = await look(worker, video, scratchDir).catch((error: unknown) => refusalOf(error));
    if (looked.kind === "gone") {
      await ctx.db.transaction((tx) => failVideo(tx, { videoId, reason: looked.reason, refused: false }));
      return;
    }
    await recordProbe(ctx, { videoId, outcome: looked });
    if (looked.kind === "refused") return;
    await plan(worker, { videoId, info: looked.info, scratchDir });
  });
}

type Looked =
  | { readonly kind: "media"; readonly info: MediaInfo; readonly seekableSourceKey: string | null }
  | { readonly kind: "refused"; readonly reason: VideoReason }
  | { readonly kind: "gone"; readonly reason: VideoReason };

async function look(worker: WorkerContext, video: VideoRow, scratchDir: string): Promise<Looked> {
  const { ctx, signal } = worker;
  const source = await openSource(worker, { ...video, seekableSourceKey: null });
  const probed = await probeSource(source, { signal });
  if (probed.kind === "refused") return probed;
  if (probed.info.isSeekable) return { ...probed, seekableSourceKey: null };
  const key = seekableSourceKey(video.id);
  if ((await ctx.store.head(key)) === null) {
    const outputPath = path.join(scratchDir, "seekable.mkv");
    await remuxSource({ source, info: probed.info, outputPath, signal });
    await ctx.store.putFileIfAbsent(key, outputPath, { contentType: "video/x-matroska" });
  }
  const copy = await openSource(worker, { ...video, seekableSourceKey: key });
  const again = await probeSource(copy, { signal });
  if (again.kind === "refused") return again;
  return { ...again, info: infoOfCopy(probed.info, again.info), seekableSourceKey: key };
}

/** A missing file fails its video at once, with an instruction; other errors are retried. */
function refusalOf(error: unknown): Looked {
  if (!(error instanceof DomainError)) throw error;
  const reason = asVideoReason(error.userMessage);
  if (error.code === "gone") return { kind: "gone", reason };
  if (error.code === "media_refused") return { kind: "refused", reason };
  throw error;
}

async function plan(
  worker: WorkerContext,
  { videoId, info, scratchDir }: { videoId: string; info: MediaInfo; scratchDir: string },
): Promise<void> {
  const { ctx, signal } = worker;
  const created = planVideo(info);
  const hash = planHash(created);
  const [inits, version] = await Promise.all([
    storeInits(worker, { videoId, plan: created, hash, scratchDir }),
    ffmpegVersion({ signal }),
  ]);
  await createPlan(ctx, { videoId, info, plan: created, hash, ffmpegVersion: version, inits });
}

async function storeInits(
  { ctx, signal }: WorkerContext,
  input: { videoId: string; plan: Plan; hash: string; scratchDir: string },
): Promise<StoredInit[]> {
  const { videoId, plan, hash, scratchDir } = input;
  const created = await makeInits({ plan, scratchDir, signal });
  const stored: StoredInit[] = [];
  for (const { renditionName, path: initPath } of created) {
    stored.push(await storeInit(ctx, { videoId, planHash: hash, renditionName, path: initPath }));
  }
  return stored;
}
