import { quoted, tagLine } from "#core/media/hls/playlist-attributes.ts";

export interface AudioEntry {
  readonly renditionName: string;
  readonly languageTag: string;
  readonly name: string;
  readonly channels: number;
  readonly isDefault: boolean;
}

export interface SubtitleEntry {
  readonly number: number;
  readonly languageTag: string;
  readonly name: string;
  readonly isForced: boolean;
  readonly isHearingImpaired: boolean;
  readonly isDefault: boolean;
}

export const AUDIO_GROUP = "sound";
export const SUBTITLE_GROUP = "subtitles";
/** Apple's characteristic of captions for the deaf. */
const DESCRIBES_AUDIO =
  "public.accessibility.transcribes-spoken-dialog,public.accessibility.describes-music-and-sound";

/**
 * EXT-X-MEDIA lines of the audio tracks, in their order. Exactly one is the default; the first of each language
 * may be chosen by the player itself.
 */
export function audioGroup(audioTracks: readonly AudioEntry[]): string[] {
  const name = uniqueNames();
  const preferred = audioTracks.find((audio) => audio.isDefault) ?? audioTracks[0];
  return audioTracks.map((audio, at) => {
    const isFirst = audioTracks.findIndex((other) => other.languageTag === audio.languageTag) === at;
    return tagLine("EXT-X-MEDIA", {
      TYPE: "AUDIO",
      "GROUP-ID": quoted(AUDIO_GROUP),
      NAME: quoted(name(audio.name)),
      LANGUAGE: languageOf(audio.languageTag),
      DEFAULT: yesNo(audio === preferred),
      AUTOSELECT: yesNo(isFirst || audio === preferred),
      CHANNELS: quoted(String(audio.channels)),
      URI: quoted(`${audio.renditionName}/index.m3u8`),
    });
  });
}

/** EXT-X-MEDIA lines of the subtitles; at most one is the default. */
export function subtitleGroup(subtitles: readonly SubtitleEntry[]): string[] {
  const name = uniqueNames();
  const preferred = subtitles.find((subtitle) => subtitle.isDefault);
  return subtitles.map((subtitle) =>
    tagLine("EXT-X-MEDIA", {
      TYPE: "SUBTITLES",
      "GROUP-ID": quoted(SUBTITLE_GROUP),
      NAME: quoted(name(subtitle.name)),
      LANGUAGE: languageOf(subtitle.languageTag),
      DEFAULT: yesNo(subtitle === preferred),
      AUTOSELECT: "YES",
      FORCED: yesNo(subtitle.isForced),
      CHARACTERISTICS: subtitle.isHearingImpaired ? quoted(DESCRIBES_AUDIO) : null,
      URI: quoted(`subs/${subtitle.number}.m3u8`),
    }),
  );
}

/** Names must differ within a group: the second "English" becomes "English (2)". */
function uniqueNames(): (name: string) => string {
  const used = new Set<string>();
  return (name) => {
    let unique = name;
    for (let count = 2; used.has(unique); count += 1) unique = `${name} (${count})`;
    used.add(unique);
    return unique;
  };
}

/** `und` means unknown, so the attribute is left out. */
function languageOf(tag: string) {
  return tag === "" || tag === "und" ? null : quoted(tag);
}

function yesNo(value: boolean): "YES" | "NO" {
  return value ? "YES" : "NO";
}
