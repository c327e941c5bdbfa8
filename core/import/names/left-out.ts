/** Folders in which systems keep deleted or generated files, by their names in lower case. */
const SYSTEM_FOLDERS: ReadonlyMap<string, string> = new Map([
  ["#recycle", "This is a recycle bin."],
  ["@recycle", "This is a recycle bin."],
  ["$recycle.bin", "This is a recycle bin."],
  ["recycler", "This is a recycle bin."],
  [".recycle", "This is a recycle bin."],
  ["#snapshot", "These are snapshots of other folders."],
  [".snapshots", "These are snapshots of other folders."],
  ["@eadir", "A NAS keeps its own thumbnails here."],
  [".@__thumb", "A NAS keeps its own thumbnails here."],
  ["__macosx", "macOS keeps its own data here."],
  ["lost+found", "A file system keeps its own data here."],
  ["system volume information", "Windows keeps its own data here."],
]);

const TRASH = /^\.trash(?:es|-.*)?$/i;
const SAMPLE_FOLDER = /^samples?$/i;
const SAMPLE_FILE = /^sample(?:[-_.]|$)|[-_.]sample$/i;

const HIDDEN = "This is hidden: its name begins with a dot.";
const SAMPLE = "This is a sample of a film.";
const DISC_MENU = "This is a menu of a DVD.";
const DISC_REST = "This is a further part of a DVD. Parts are not joined yet; make one file of them.";
const BLU_RAY = "This is a Blu-ray's folder. Import its film alone: the largest file below BDMV/STREAM.";

/** Why a folder, with everything below it, is not for the catalog; null if it is. Pure. */
export function folderLeftOut(name: string): string | null {
  const system = SYSTEM_FOLDERS.get(name.toLowerCase());
  if (system) return system;
  if (TRASH.test(name)) return "This is a recycle bin.";
  if (name.startsWith(".")) return HIDDEN;
  if (SAMPLE_FOLDER.test(name)) return SAMPLE;
  return name === "BDMV" ? BLU_RAY : null;
}

/** Why a file is not for the catalog; null if it is. Pure. */
export function fileLeftOut(name: string): string | null {
  if (name.startsWith(".")) return HIDDEN;
  const stem = name.replace(/\.[a-z0-9]{1,5}$/i, "");
  if (SAMPLE_FILE.test(stem)) return SAMPLE;
  return discFileLeftOut(name);
}

/** The film of a DVD is the first file of its first title set; `_0` and VIDEO_TS.VOB contain menus. */
function discFileLeftOut(name: string): string | null {
  if (/^VIDEO_TS\.VOB$/i.test(name)) return DISC_MENU;
  const match = /^VTS_(\d{2})_(\d)\.VOB$/i.exec(name);
  if (!match) return null;
  if (match[2] === "0") return DISC_MENU;
  return match[1] === "01" && match[2] === "1" ? null : DISC_REST;
}
