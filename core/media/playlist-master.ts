import { quoted, tagLine } from "#core/media/playlist-attributes.ts";
import {
  SOUND_GROUP,
  soundGroup,
  SUBTITLE_GROUP,
  subtitleGroup,
  type SoundEntry,
  type SubtitleEntry,
} from "#core/media/playlist-groups.ts";
import { PLAYLIST_VERSION } from "#core/media/playlist-media.ts";
import { type Plan, type RungPlan } from "#core/media/types.ts";

/** Rates as measured once a rung is whole; null before. */
export interface Rates {
  readonly averageBitsPerSecond: number | null;
  readonly peakBitsPerSecond: number | null;
}

export interface RenditionEntry extends Rates {
  readonly rung: string;
  readonly state: "encoding" | "whole" | "dropped";
  /** RFC 6381, from the real stream. */
  readonly codecs: string;
}

export interface MasterInput {
  readonly plan: Pick<Plan, "rungs" | "frameRate" | "audio">;
  readonly renditions: readonly RenditionEntry[];
  readonly sounds: readonly (SoundEntry & Rates & { readonly codecs: string })[];
  readonly subtitles: readonly SubtitleEntry[];
}

/**
 * Capped CRF stays below its cap on most pictures (MEDIA.md: 29 % below on average), and the container adds a little.
 */
const GUESSED_AVERAGE = 0.7;
const GUESSED_PEAK = 1.1;

/**
 * A master playlist. `all` lists every rung, entry first, for a player that is steered by readiness; `whole` the
 * entry rung and what is whole, for every other. Rates are measured where a rung is whole and capped guesses
 * before. Dropped rungs are in neither.
 */
export function renderMaster(input: MasterInput, which: "all" | "whole"): string {
  const [entry] = input.plan.rungs;
  const variants = input.plan.rungs.flatMap((rung) => {
    const row = input.renditions.find((rendition) => rendition.rung === rung.rung);
    if (!row || row.state === "dropped") return [];
    return which === "all" || rung === entry || row.state === "whole" ? [{ rung, row }] : [];
  });
  return [
    "#EXTM3U",
    `#EXT-X-VERSION:${PLAYLIST_VERSION}`,
    "#EXT-X-INDEPENDENT-SEGMENTS",
    ...soundGroup(input.sounds),
    ...subtitleGroup(input.subtitles),
    ...variants.flatMap(({ rung, row }) => variantLines(input, rung, row)),
    "",
  ].join("\n");
}

function variantLines(input: MasterInput, rung: RungPlan, row: RenditionEntry): string[] {
  const { num, den } = input.plan.frameRate;
  const sound = loudestSound(input);
  const guess = rung.capKbps * 1000;
  const codecs = [...new Set([row.codecs, ...input.sounds.map((track) => track.codecs)])];
  return [
    tagLine("EXT-X-STREAM-INF", {
      BANDWIDTH: Math.round((row.peakBitsPerSecond ?? guess * GUESSED_PEAK) + sound.peak),
      "AVERAGE-BANDWIDTH": Math.round((row.averageBitsPerSecond ?? guess * GUESSED_AVERAGE) + sound.average),
      CODECS: quoted(codecs.join(",")),
      RESOLUTION: `${rung.frameWidth}x${rung.frameHeight}`,
      "FRAME-RATE": (num / den).toFixed(3),
      AUDIO: input.sounds.length > 0 ? quoted(SOUND_GROUP) : null,
      SUBTITLES: input.subtitles.length > 0 ? quoted(SUBTITLE_GROUP) : null,
      "CLOSED-CAPTIONS": "NONE",
    }),
    `${rung.rung}/index.m3u8`,
  ];
}

/** What sound adds to each variant: the track that needs most, since any of them may be chosen. */
function loudestSound({ plan, sounds }: MasterInput): { average: number; peak: number } {
  const rates = sounds.map((sound) => {
    const planned = (plan.audio.find((track) => track.rung === sound.rung)?.bitrateKbps ?? 0) * 1000;
    return {
      average: sound.averageBitsPerSecond ?? planned,
      peak: sound.peakBitsPerSecond ?? planned * GUESSED_PEAK,
    };
  });
  return {
    average: rates.reduce((most, { average }) => Math.max(most, average), 0),
    peak: rates.reduce((most, { peak }) => Math.max(most, peak), 0),
  };
}
