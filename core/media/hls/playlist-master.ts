import { quoted, tagLine } from "#core/media/hls/playlist-attributes.ts";
import {
  AUDIO_GROUP,
  audioGroup,
  SUBTITLE_GROUP,
  subtitleGroup,
  type AudioEntry,
  type SubtitleEntry,
} from "#core/media/hls/playlist-groups.ts";
import { PLAYLIST_VERSION } from "#core/media/hls/playlist-media.ts";
import { type Plan, type RenditionPlan } from "#core/media/types.ts";

/** Rates measured once a rendition is complete; null before. */
export interface Rates {
  readonly averageBitsPerSecond: number | null;
  readonly peakBitsPerSecond: number | null;
}

export interface RenditionEntry extends Rates {
  readonly renditionName: string;
  readonly state: "encoding" | "complete" | "dropped";
  /** RFC 6381, from the real stream. */
  readonly codecs: string;
}

export interface MasterInput {
  readonly plan: Pick<Plan, "renditions" | "frameRate" | "audio">;
  readonly renditions: readonly RenditionEntry[];
  readonly audioTracks: readonly (AudioEntry & Rates & { readonly codecs: string })[];
  readonly subtitles: readonly SubtitleEntry[];
}

/**
 * Capped CRF stays below its cap on most frames (MEDIA.md: 29 % below on average), and the container adds a
 * little.
 */
const GUESSED_AVERAGE = 0.7;
const GUESSED_PEAK = 1.1;

/**
 * A master playlist. `all` lists every rendition, entry first, for a player that chooses by readiness;
 * `complete` lists the entry rendition and complete ones, for every other player. Rates are measured if a
 * rendition is complete, and capped estimates before. Dropped renditions are in neither.
 */
export function renderMaster(input: MasterInput, which: "all" | "complete"): string {
  const [entry] = input.plan.renditions;
  const variants = input.plan.renditions.flatMap((planned) => {
    const row = input.renditions.find((rendition) => rendition.renditionName === planned.renditionName);
    if (!row || row.state === "dropped") return [];
    return which === "all" || planned === entry || row.state === "complete" ? [{ planned, row }] : [];
  });
  return [
    "#EXTM3U",
    `#EXT-X-VERSION:${PLAYLIST_VERSION}`,
    "#EXT-X-INDEPENDENT-SEGMENTS",
    ...audioGroup(input.audioTracks),
    ...subtitleGroup(input.subtitles),
    ...variants.flatMap(({ planned, row }) => variantLines(input, planned, row)),
    "",
  ].join("\n");
}

function variantLines(input: MasterInput, planned: RenditionPlan, row: RenditionEntry): string[] {
  const { num, den } = input.plan.frameRate;
  const audio = highestAudioRate(input);
  const guess = planned.capKbps * 1000;
  const codecs = [...new Set([row.codecs, ...input.audioTracks.map((track) => track.codecs)])];
  return [
    tagLine("EXT-X-STREAM-INF", {
      BANDWIDTH: Math.round((row.peakBitsPerSecond ?? guess * GUESSED_PEAK) + audio.peak),
      "AVERAGE-BANDWIDTH": Math.round((row.averageBitsPerSecond ?? guess * GUESSED_AVERAGE) + audio.average),
      CODECS: quoted(codecs.join(",")),
      RESOLUTION: `${planned.frameWidth}x${planned.frameHeight}`,
      "FRAME-RATE": (num / den).toFixed(3),
      AUDIO: input.audioTracks.length > 0 ? quoted(AUDIO_GROUP) : null,
      SUBTITLES: input.subtitles.length > 0 ? quoted(SUBTITLE_GROUP) : null,
      "CLOSED-CAPTIONS": "NONE",
    }),
    `${planned.renditionName}/index.m3u8`,
  ];
}

/** The rate that audio adds to each variant: the highest of all tracks, because any of them may be chosen. */
function highestAudioRate({ plan, audioTracks }: MasterInput): { average: number; peak: number } {
  const rates = audioTracks.map((audio) => {
    const planned =
      (plan.audio.find((track) => track.renditionName === audio.renditionName)?.bitrateKbps ?? 0) * 1000;
    return {
      average: audio.averageBitsPerSecond ?? planned,
      peak: audio.peakBitsPerSecond ?? planned * GUESSED_PEAK,
    };
  });
  return {
    average: rates.reduce((most, { average }) => Math.max(most, average), 0),
    peak: rates.reduce((most, { peak }) => Math.max(most, peak), 0),
  };
}
