import { parseSidecarTags, type SidecarTags } from "#core/import/names/sidecar-tags.ts";
import { comparable, stemOf } from "#core/import/names/stem.ts";
import { SUBTITLE_EXTENSIONS } from "#core/subtitles/read-subtitle-file.ts";

const SIDECAR = new RegExp(`\\.(?:${SUBTITLE_EXTENSIONS.join("|")})$`, "i");
const SUBTITLE_FOLDER = /^sub(?:s|titles?)?$/i;

/** Whether a file has a subtitle file's name. */
export const isSidecarName = (fileName: string): boolean => SIDECAR.test(fileName);

/** Whether a folder has the name of one for the subtitles of the films beside it. */
export const isSubtitleFolder = (name: string): boolean => SUBTITLE_FOLDER.test(name);

export interface SidecarPath {
  /** The path from the film's folder to the file: `Film.en.srt`, or `Subs`, `Film`, `2_English.srt`. */
  readonly steps: readonly string[];
  readonly videoFileName: string;
  /** All films of the folder. */
  readonly videoFileNames: readonly string[];
}

/**
 * The tags of a subtitle file near a film, if it belongs to that film; otherwise null. Its name begins with
 * the film's (`Film.en.srt`), also in a folder `Subs`; or it is in `Subs/Film/`, or in the `Subs` of a folder
 * with one film. If the names of two films match, the longer name wins. Pure.
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

/** The text after a film's name, empty for the name alone; null if the name continues within a word. */
function wordsAfter(videoStem: string, stem: string): string | null {
  const [film, file] = [videoStem.normalize("NFC"), stem.normalize("NFC")];
  if (!file.toLowerCase().startsWith(film.toLowerCase())) return null;
  const rest = file.slice(film.length);
  return rest === "" || /^[\s._\-([]/.test(rest) ? rest : null;
}
