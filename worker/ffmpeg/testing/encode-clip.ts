import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { infoOfCopy } from "#core/media/probe/copied-info.ts";
import { planVideo } from "#core/media/plan/plan-video.ts";
import { type ChunkPlan, type MediaInfo, type Plan } from "#core/media/types.ts";
import { sentenceOf } from "#core/messages/sentence-of.ts";
import { segmentFileName } from "#core/storage/object-key.ts";
import { encodeVideo, type EncodedSegment } from "#worker/ffmpeg/encode-video.ts";
import { encodeAudio } from "#worker/ffmpeg/encode-audio.ts";
import { makeInits } from "#worker/ffmpeg/make-inits.ts";
import { plannedInits } from "#worker/ffmpeg/planned-inits.ts";
import { probeSource } from "#worker/ffmpeg/probe/probe-source.ts";
import { remuxSource } from "#worker/ffmpeg/probe/remux-source.ts";
import { fileSource, type MediaSource } from "#worker/source-reader/media-source.ts";

export interface EncodedClip {
  readonly plan: Plan;
  readonly info: MediaInfo;
  /** `<renditionName>/<file>` below it. */
  readonly folder: string;
  readonly created: readonly { renditionName: string; number: number; bytes: number }[];
  readonly endsAtSegment: number | null;
}

interface ClipReading {
  readonly openSource?: (path: string) => MediaSource;
  /** Equal bytes come only from one thread: the rate control of several depends on their timing. */
  readonly threads?: number;
}

export const never = (): AbortSignal => new AbortController().signal;

/**
 * All steps of a file, in the order of the jobs: probe, remux if needed, plan, inits, chunks. `openSource` tells how
 * files are read.
 */
export async function encodeClip(
  sourcePath: string,
  folder: string,
  which: (chunks: readonly ChunkPlan[]) => readonly ChunkPlan[] = (all) => all,
  { openSource = fileSource, threads }: ClipReading = {},
): Promise<EncodedClip> {
  const { path, info } = await seekable(sourcePath, folder, openSource);
  const plan = planVideo(info);
  const created: { renditionName: string; number: number; bytes: number }[] = [];
  const keep = async (segment: EncodedSegment): Promise<void> => {
    await mkdir(join(folder, segment.renditionName), { recursive: true });
    await copyFile(
      segment.path,
      join(folder, segment.renditionName, segmentFileName(segment.renditionName, segment.number)),
    );
    created.push({ renditionName: segment.renditionName, number: segment.number, bytes: segment.bytes });
  };
  const of = { source: openSource(path), plan, inits: await plannedInits(plan) };
  const shared = {
    ...of,
    ...(threads ? { threads } : {}),
    scratchDir: folder,
    signal: never(),
    onSegment: keep,
  };
  for (const init of await makeInits({ plan, scratchDir: folder, signal: never() })) {
    await mkdir(join(folder, init.renditionName), { recursive: true });
    await copyFile(init.path, join(folder, init.renditionName, "init.mp4"));
  }
  const ends: number[] = [];
  for (const chunk of which(plan.videoChunks)) {
    const renditionNames = plan.renditions.map(({ renditionName }) => renditionName);
    const end = await encodeVideo({
      ...shared,
      ...chunk,
      renditionNames,
      withStoryboard: true,
      chunkNumber: chunk.number,
    });
    if (end.endsAtSegment !== null) ends.push(end.endsAtSegment);
  }
  for (const { renditionName } of plan.audio)
    for (const chunk of which(plan.audioChunks)) await encodeAudio({ ...shared, ...chunk, renditionName });
  return { plan, info, folder, created, endsAtSegment: ends.length > 0 ? Math.min(...ends) : null };
}

/** Init and segments of a rendition as one playable file. */
export async function joinRendition(
  clip: EncodedClip,
  renditionName: string,
  numbers?: readonly number[],
): Promise<string> {
  const wanted =
    numbers ??
    clip.created.filter((segment) => segment.renditionName === renditionName).map(({ number }) => number);
  const names = ["init.mp4", ...wanted.map((number) => segmentFileName(renditionName, number))];
  const parts = await Promise.all(names.map((name) => readFile(join(clip.folder, renditionName, name))));
  const path = join(clip.folder, `${renditionName}.joined.mp4`);
  await writeFile(path, Buffer.concat(parts));
  return path;
}

/** Probes; throws if the file is refused. */
export async function mediaInfo(path: string, openSource = fileSource): Promise<MediaInfo> {
  const probed = await probeSource(openSource(path), { signal: never() });
  if (probed.kind === "refused") throw new Error(sentenceOf(probed.reason));
  return probed.info;
}

async function seekable(
  sourcePath: string,
  folder: string,
  openSource: (path: string) => MediaSource,
): Promise<{ path: string; info: MediaInfo }> {
  const info = await mediaInfo(sourcePath, openSource);
  if (info.isSeekable) return { path: sourcePath, info };
  const outputPath = join(folder, "seekable");
  await remuxSource({ source: openSource(sourcePath), info, outputPath, signal: never() });
  return { path: outputPath, info: infoOfCopy(info, await mediaInfo(outputPath, openSource)) };
}
