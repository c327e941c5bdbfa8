/** What a media address refers to, below its plan. */
export type MediaTarget =
  | { readonly kind: "master"; readonly which: "all" | "complete" }
  | { readonly kind: "playlist"; readonly renditionName: string }
  | { readonly kind: "init"; readonly renditionName: string }
  | { readonly kind: "segment"; readonly renditionName: string; readonly number: number }
  | { readonly kind: "storyboard" }
  | { readonly kind: "sprite"; readonly number: number }
  | { readonly kind: "subtitlePlaylist"; readonly number: number }
  | { readonly kind: "subtitle"; readonly number: number };

export interface MediaPath {
  readonly token: string;
  readonly videoId: string;
  readonly planHash: string;
  readonly target: MediaTarget;
}

const MAX_CHARACTERS = 1_000;
const UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const PATH = new RegExp(`^/([\\w.-]{1,600})/(${UUID})/([0-9a-f]{16,64})/([\\w./]{1,60})$`);

/**
 * Parses the path of a media address (below `/media`, as it was sent: nothing is decoded, so nothing can hide
 * in an encoding). Null for every path that is not exactly one of ours.
 */
export function parseMediaPath(path: string): MediaPath | null {
  const match = path.length > MAX_CHARACTERS ? null : PATH.exec(path);
  if (!match) return null;
  const [, token = "", videoId = "", planHash = "", file = ""] = match;
  const target = parseTarget(file);
  return target ? { token, videoId, planHash, target } : null;
}

type Pattern = readonly [RegExp, (first: string, second: string) => MediaTarget];

const PATTERNS: readonly Pattern[] = [
  [
    /^([va]\d{1,5})\/(\d{5})\.m4s$/,
    (renditionName, number) => ({ kind: "segment", renditionName, number: Number(number) }),
  ],
  [/^([va]\d{1,5})\/index\.m3u8$/, (renditionName) => ({ kind: "playlist", renditionName })],
  [/^([va]\d{1,5})\/init\.mp4$/, (renditionName) => ({ kind: "init", renditionName })],
  [/^all\.m3u8$/, () => ({ kind: "master", which: "all" })],
  [/^master\.m3u8$/, () => ({ kind: "master", which: "complete" })],
  [/^storyboard\.vtt$/, () => ({ kind: "storyboard" })],
  [/^sb\/(\d{5})\.webp$/, (number) => ({ kind: "sprite", number: Number(number) })],
  [/^subs\/(0|[1-9]\d{0,2})\.m3u8$/, (number) => ({ kind: "subtitlePlaylist", number: Number(number) })],
  [/^subs\/(0|[1-9]\d{0,2})\.vtt$/, (number) => ({ kind: "subtitle", number: Number(number) })],
];

function parseTarget(file: string): MediaTarget | null {
  for (const [pattern, make] of PATTERNS) {
    const match = pattern.exec(file);
    if (match) return make(match[1] ?? "", match[2] ?? "");
  }
  return null;
}
