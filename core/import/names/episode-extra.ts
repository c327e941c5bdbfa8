import {
  extraLabel,
  hyphenSuffix,
  isHyphenated,
  wordSuffix,
  type ExtraSuffix,
} from "#core/import/names/extra-suffix.ts";
import { inExtraFolder } from "#core/import/names/extras.ts";
import { parseEpisode, type EpisodeOptions, type FoundEpisode } from "#core/import/names/parse-episode.ts";
import { comparable, trimmed } from "#core/import/names/stem.ts";
import { type ParsedEpisode, type ParsedExtra } from "#core/import/names/types.ts";
import { extraFolderKind } from "#core/import/names/vocabulary.ts";

/**
 * The extra that a name with an episode's number is: `S01E02-trailer`, or `S01E02 - On set` in *Extras*. It belongs to
 * the series, because only titles have extras. Null for an episode.
 */
export function readEpisodeExtra(
  folders: readonly string[],
  stem: string,
  { options, found }: { options: EpisodeOptions; found: FoundEpisode },
): ParsedExtra | null {
  return (
    episodeInExtraFolder(folders, stem, { options, found }) ??
    withSuffix(folders, hyphenSuffix(stem), options) ??
    withSuffix(folders, wordSuffix(stem), options, true)
  );
}

/** Specials are often kept in *Extras*, and a series may have such a name: then its files have it too. */
function episodeInExtraFolder(
  folders: readonly string[],
  stem: string,
  { options, found: { episode, before } }: { options: EpisodeOptions; found: FoundEpisode },
): ParsedExtra | null {
  if (episode.season === 0) return null;
  const named = comparable(before);
  if (folders.some((folder) => extraFolderKind(folder) !== null && comparable(folder) === named)) return null;
  const extra = inExtraFolder(folders, stem, options.latestYear);
  return extra && { ...extra, name: episode.name ?? extra.name };
}

function withSuffix(
  folders: readonly string[],
  suffix: ExtraSuffix | null,
  options: EpisodeOptions,
  isWord = false,
): ParsedExtra | null {
  const found = suffix && parseEpisode(folders, suffix.rest, options);
  if (!found || !isSuffix(suffix, found, isWord)) return null;
  const { episode } = found;
  return {
    kind: "extra",
    owner: { name: episode.series, releaseYear: episode.seriesYear },
    extraKind: suffix.extraKind,
    name: `${extraLabel(suffix.extraKind)} – ${episode.name ?? codeOf(episode)}`,
  };
}

/** `show-s01e02-the-trailer`, `show-s01e02-interview` and `S01E02 - Trailer` are episodes of these names. */
function isSuffix({ isSure }: ExtraSuffix, { before, after }: FoundEpisode, isWord: boolean): boolean {
  if (isWord) return after === "";
  if (trimmed(after) === "") return isSure || !/\S-(?:\S|$)/u.test(before);
  return isSure && !isHyphenated(after);
}

function codeOf({ season, episodes, date }: ParsedEpisode): string {
  const two = (number: number): string => String(number).padStart(2, "0");
  return date ?? `S${two(season)}E${two(episodes[0] ?? 1)}`;
}
