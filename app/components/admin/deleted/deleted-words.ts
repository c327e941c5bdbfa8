import { type DeletedItem } from "#core/deletion/types.ts";

/** The button that takes a deletion back. */
export const RESTORE = "Restore" as const;

/** What a toast and the line of something deleted say. */
export function deletedWords(name: string): string {
  return `${name} deleted. Hidden now, files deleted after 7 days.`;
}

const kindNames = {
  movie: "Film",
  series: "Series",
  episode: "Episode",
  extra: "Extra",
  version: "Version",
} as const satisfies Record<DeletedItem["kind"], string>;

/** What kind of thing was deleted; of a version, with its file: "Version, Harbour.mkv". */
export function deletedKindLabel({ kind, fileName }: Pick<DeletedItem, "kind" | "fileName">): string {
  return fileName === null ? kindNames[kind] : `${kindNames[kind]}, ${fileName}`;
}
