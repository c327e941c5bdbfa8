import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { filmClip, type ClipSpec } from "#e2e/film-clips.ts";

const run = promisify(execFile);

/** A film as `filmClip` makes it, with chapters that begin at these seconds. Returns its path. */
export async function chapteredClip(
  spec: ClipSpec,
  chapters: readonly { readonly name: string; readonly startSeconds: number }[],
): Promise<string> {
  const plain = await filmClip(spec);
  const folder = path.dirname(plain);
  const [notes, file] = [path.join(folder, "chapters.txt"), path.join(folder, `${spec.name}.mkv`)];
  const lines = chapters.map(({ name, startSeconds }, position) => {
    const end = chapters[position + 1]?.startSeconds ?? spec.seconds;
    return `[CHAPTER]\nTIMEBASE=1/1\nSTART=${startSeconds}\nEND=${end}\ntitle=${name}`;
  });
  await writeFile(notes, [";FFMETADATA1", ...lines].join("\n"));
  const inputs = ["-i", plain, "-i", notes, "-map", "0", "-map_chapters", "1"];
  await run("ffmpeg", ["-v", "error", "-y", ...inputs, "-c", "copy", file]);
  return file;
}
