import { readFile } from "node:fs/promises";
import { say } from "#worker/ffmpeg/testing/make-clip.ts";

/** The mean lightness (0..255) of each frame of a file, after `filter`. */
export async function lightness(path: string, filter = "null"): Promise<readonly number[]> {
  const output = `${path}.gray`;
  const graph = `${filter},scale=1:1:flags=area,format=gray`;
  await say(
    "ffmpeg",
    "-v",
    "error",
    "-y",
    "-i",
    path,
    "-vf",
    graph,
    "-fps_mode",
    "passthrough",
    "-f",
    "rawvideo",
    output,
  );
  return [...(await readFile(output))];
}
