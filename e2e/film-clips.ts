import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { tempFolder } from "#core/testing/temp-folder.ts";

const run = promisify(execFile);

export interface ClipSpec {
  /** The file's name without its ending; the title is named after it. */
  readonly name: string;
  readonly seconds: number;
  readonly width?: number;
  readonly height?: number;
}

const created = new Map<string, Promise<string>>();

/**
 * A film made by FFmpeg, with a moving test pattern and a tone; the same options give the same file within
 * one run. H.264 and AAC in MP4. Returns its path.
 */
export function filmClip(spec: ClipSpec): Promise<string> {
  const key = JSON.stringify(spec);
  const known = created.get(key) ?? makeClip(spec);
  created.set(key, known);
  return known;
}

async function makeClip({ name, seconds, width = 1280, height = 720 }: ClipSpec): Promise<string> {
  const file = path.join(tempFolder("clip"), `${name}.mp4`);
  const video = `testsrc2=size=${width}x${height}:rate=24:duration=${seconds}`;
  const tone = `sine=frequency=330:sample_rate=48000:duration=${seconds}`;
  const encoder = [
    // Clips of different names differ in content too: the site notices a file that it has already.
    ...["-metadata", `comment=${name}`],
    "-c:v",
    "libx264",
    "-preset",
    "ultrafast",
    "-crf",
    "30",
    "-pix_fmt",
    "yuv420p",
    "-c:a",
    "aac",
  ];
  await run("ffmpeg", [
    "-v",
    "error",
    "-f",
    "lavfi",
    "-i",
    video,
    "-f",
    "lavfi",
    "-i",
    tone,
    ...encoder,
    file,
  ]);
  return file;
}
