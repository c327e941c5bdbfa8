import { readFile } from "node:fs/promises";
import { say } from "#worker/ffmpeg/testing/make-clip.ts";

const RATE = 8000;

/** The loudness of each full second of a file's first audio track: root mean square, 0..1. */
export async function loudness(path: string): Promise<readonly number[]> {
  const output = `${path}.f32`;
  const form = ["-ac", "1", "-ar", String(RATE), "-c:a", "pcm_f32le", "-f", "f32le", output];
  await say("ffmpeg", "-v", "error", "-y", "-i", path, "-map", "0:a:0", ...form);
  const bytes = await readFile(output);
  return Array.from({ length: Math.floor(bytes.length / 4 / RATE) }, (_, second) => {
    let sum = 0;
    for (let n = 0; n < RATE; n += 1) sum += bytes.readFloatLE(4 * (second * RATE + n)) ** 2;
    return Math.sqrt(sum / RATE);
  });
}
