import { messageOf, type Message, type PlainKey } from "#core/messages/message.ts";

/** Folders in which systems keep deleted or generated files, by their names in lower case. */
const SYSTEM_FOLDERS: ReadonlyMap<string, PlainKey> = new Map<string, PlainKey>([
  ["#recycle", "imports.recycleBin"],
  ["@recycle", "imports.recycleBin"],
  ["$recycle.bin", "imports.recycleBin"],
  ["recycler", "imports.recycleBin"],
  [".recycle", "imports.recycleBin"],
  ["#snapshot", "imports.snapshots"],
  [".snapshots", "imports.snapshots"],
  ["@eadir", "imports.nasThumbnails"],
  [".@__thumb", "imports.nasThumbnails"],
  ["__macosx", "imports.macFolder"],
  ["lost+found", "imports.systemFolder"],
  ["system volume information", "imports.windowsFolder"],
]);

const TRASH = /^\.trash(?:es|-.*)?$/i;
const SAMPLE_FOLDER = /^samples?$/i;
const SAMPLE_FILE = /^sample(?:[-_.]|$)|[-_.]sample$/i;

const HIDDEN = messageOf("imports.hidden");
const SAMPLE = messageOf("imports.sample");
const DISC_MENU = messageOf("imports.discMenu");
const DISC_REST = messageOf("imports.discRest");
const BLU_RAY = messageOf("imports.blurayFolder");

/** Why a folder, with everything below it, is not for the catalog; null if it is. Pure. */
export function folderLeftOut(name: string): Message | null {
  const system = SYSTEM_FOLDERS.get(name.toLowerCase());
  if (system) return messageOf(system);
  if (TRASH.test(name)) return messageOf("imports.recycleBin");
  if (name.startsWith(".")) return HIDDEN;
  if (SAMPLE_FOLDER.test(name)) return SAMPLE;
  return name === "BDMV" ? BLU_RAY : null;
}

/** Why a file is not for the catalog; null if it is. Pure. */
export function fileLeftOut(name: string): Message | null {
  if (name.startsWith(".")) return HIDDEN;
  const stem = name.replace(/\.[a-z0-9]{1,5}$/i, "");
  if (SAMPLE_FILE.test(stem)) return SAMPLE;
  return discFileLeftOut(name);
}

/** The film of a DVD is the first file of its first title set; `_0` and VIDEO_TS.VOB contain menus. */
function discFileLeftOut(name: string): Message | null {
  if (/^VIDEO_TS\.VOB$/i.test(name)) return DISC_MENU;
  const match = /^VTS_(\d{2})_(\d)\.VOB$/i.exec(name);
  if (!match) return null;
  if (match[2] === "0") return DISC_MENU;
  return match[1] === "01" && match[2] === "1" ? null : DISC_REST;
}
