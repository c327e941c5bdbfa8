import { parseSidecarTags, type SidecarTags } from "#core/import/names/sidecar-tags.ts";
import { comparable, stemOf } from "#core/import/names/stem.ts";
import { SUBTITLE_EXTENSIONS } from "#core/subtitles/read-subtitle-file.ts";

const SIDECAR = new RegExp(`\\.(?:${SUBTITLE_EXTENSIONS.join("|")})$`, "i");
const SUBTITLE_FOLDER = /^sub(?:s|titles?)?$/i;

/** Whether a file is one of subtitles by its name. */
export const isSidecarName = (fileName: string): boolean => SIDECAR.test(fileName);

/** Whether a folder holds the subtitles of the films beside it, by its name. */
export const isSubtitleFolder = (name: string): boolean => SUBTITLE_FOLDER.test(name);

export interface SidecarPath {
  /** Steps from the film's folder to the file: `Film.en.srt`, or `Subs`, `Film`, `2_English.srt`. */
  readonly steps: readonly string[];
  readonly videoFileName: string;
  /** All films of the folder. */
  readonly videoFileNames: readonly string[];
}

/**
 * What a file near a film says of itself, where it is that film's subtitles; null where it is not. They begin with
 * the film's name (`Film.en.srt`), also in a folder `Subs`; or lie in `Subs/Film/`, or in the `Subs` of a folder
 * with one film. Of two films whose names both begin it, the longer name has it. Pure.
 */
export function matchSidecar({ steps, videoFileName, videoFileNames }: SidecarPath): SidecarTags | null {
  const [fileName = "", ...folders] = [...steps].reverse();
  if (!isSidecarName(fileName)) return null;
  const stem = stemOf(fileName);
  const videoStem = stemOf(videoFileName);
  const rest = wordsAfter(videoStem, stem);
  const isNearest = videoFileNames.every((other) => {
    return stemOf(other).length <= videoStem.length || wordsAfter(stemOf(other), stem) === null;
  });
  if (rest !== null) return isNearest ? parseSidecarTags(rest) : null;
  const [inner] = folders;
  if (inner === undefined) return null;
  const isOwnFolder = folders.length > 1 && comparable(inner) === comparable(videoStem);
  const isOnlyVideo = videoFileNames.length === 1 && videoFileNames[0] === videoFileName;
  return isOwnFolder || (folders.length === 1 && isOnlyVideo) ? parseSidecarTags(stem) : null;
}

/** What stands behind a film's name, empty for the name alone; null where a name goes on within a word. */
function wordsAfter(videoStem: string, stem: string): string | null {
  const [film, file] = [videoStem.normalize("NFC"), stem.normalize("NFC")];
  if (!file.toLowerCase().startsWith(film.toLowerCase())) return null;
  const rest = file.slice(film.length);
  return rest === "" || /^[\s._\-([]/.test(rest) ? rest : null;
}
