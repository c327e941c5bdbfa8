import { asc, inArray } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { playableSeconds } from "#core/media/hls/playlist-media.ts";
import { type MediaInfo } from "#core/media/types.ts";
import { describeProgress } from "#core/videos/describe-progress.ts";
import { leftOutNotices } from "#core/videos/left-out-notices.ts";
import { loadSilentAudio } from "#core/videos/load-silent-audio.ts";
import { type VideoRow } from "#core/videos/select-videos.ts";
import { silentAudioNotices } from "#core/videos/silent-audio-notices.ts";
import { type VideoDetail } from "#core/videos/types.ts";
import { audioTracks } from "#db/schema/audio-tracks.ts";
import { renditions } from "#db/schema/renditions.ts";
import { subtitles } from "#db/schema/subtitles.ts";

type Tracks = Pick<VideoDetail, "renditions" | "audio" | "captions" | "audioNotices">;

/** Videos with everything that lists and `matinee videos` show: six queries for any number of videos. */
export async function describeDetails(ctx: CoreContext, rows: readonly VideoRow[]): Promise<VideoDetail[]> {
  const [progress, tracksOf] = await Promise.all([describeProgress(ctx, rows), loadTracks(ctx, rows)]);
  return rows.flatMap((row, at) => {
    const own = progress[at];
    return own ? [{ ...own, ...factsOf(row), ...tracksOf(row) }] : [];
  });
}

function factsOf({ video, plan }: VideoRow) {
  return {
    durationSeconds: plan ? playableSeconds(plan, video.endsAtSegment) : video.durationSeconds,
    leftOutNotices: leftOutNotices(video.mediaInfo as MediaInfo | null, plan),
    sizeBytes: video.sourceBytes,
    sourceFileName: video.sourceFileName,
    uploadedAt: video.uploadedAt,
    playableAt: video.playableAt,
    readyAt: video.readyAt,
  };
}

const NO_TRACKS: Tracks = { renditions: [], audio: [], captions: [], audioNotices: [] };

async function loadTracks(ctx: CoreContext, rows: readonly VideoRow[]): Promise<(row: VideoRow) => Tracks> {
  const planIds = rows.flatMap(({ video }) => video.currentPlanId ?? []);
  const videoIds = rows.map(({ video }) => video.id);
  if (videoIds.length === 0) return () => NO_TRACKS;
  const [videoRows, audioRows, texts, silent] = await Promise.all([
    planIds.length === 0
      ? []
      : ctx.db
          .select()
          .from(renditions)
          .where(inArray(renditions.planId, planIds))
          .orderBy(asc(renditions.height)),
    planIds.length === 0
      ? []
      : ctx.db
          .select()
          .from(audioTracks)
          .where(inArray(audioTracks.planId, planIds))
          .orderBy(asc(audioTracks.renditionName)),
    ctx.db
      .select()
      .from(subtitles)
      .where(inArray(subtitles.videoId, videoIds))
      .orderBy(asc(subtitles.number)),
    loadSilentAudio(ctx, planIds),
  ]);
  return ({ video, plan }) => ({
    renditions: videoRows
      .filter((row) => row.planId === video.currentPlanId)
      .map(({ renditionName, height, codecs, averageBitsPerSecond, state }) => {
        const cap = plan?.renditions.find((planned) => planned.renditionName === renditionName)?.capKbps ?? 0;
        const bitrateKbps = averageBitsPerSecond === null ? cap : Math.round(averageBitsPerSecond / 1000);
        return { height, codec: codecs, bitrateKbps, state };
      }),
    audio: audioRows
      .filter((row) => row.planId === video.currentPlanId)
      .map(({ languageTag, name, channels }) => ({ languageTag, name, channels })),
    captions: texts
      .filter((row) => row.videoId === video.id)
      .map(({ languageTag, name, state }) => ({ languageTag, name, state })),
    audioNotices: plan
      ? silentAudioNotices(
          plan,
          video.endsAtSegment,
          audioRows.flatMap(({ planId, renditionName, name }) => {
            const lack =
              planId === video.currentPlanId ? silent.get(`${planId}/${renditionName}`) : undefined;
            return lack ? { name, ...lack } : [];
          }),
        )
      : [],
  });
}
