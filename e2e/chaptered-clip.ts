import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { filmClip, type ClipWish } from "#e2e/film-clips.ts";

const run = promisify(execFile);

/** A film as `filmClip` makes it, with chapters that begin at these seconds. Returns its path. */
export async function chapteredClip(
  wish: ClipWish,
  chapters: readonly { readonly name: string; readonly startSeconds: number }[],
): Promise<string> {
  const plain = await filmClip(wish);
  const folder = path.dirname(plain);
  const [notes, file] = [path.join(folder, "chapters.txt"), path.join(folder, `${wish.name}.mkv`)];
  const lines = chapters.map(({ name, startSeconds }, place) => {
    const end = chapters[place + 1]?.startSeconds ?? wish.seconds;
    return `[CHAPTER]\nTIMEBASE=1/1\nSTART=${startSeconds}\nEND=${end}\ntitle=${name}`;
  });
  await writeFile(notes, [";FFMETADATA1", ...lines].join("\n"));
  const inputs = ["-i", plain, "-i", notes, "-map", "0", "-map_chapters", "1"];
  await run("ffmpeg", ["-v", "error", "-y", ...inputs, "-c", "copy", file]);
  return file;
}
