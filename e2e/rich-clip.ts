import { execFile } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { filmClip } from "#e2e/film-clips.ts";

const run = promisify(execFile);

export interface RichClipSpec {
  readonly name: string;
  readonly seconds: number;
  readonly width?: number;
  readonly height?: number;
}

/**
 * A film with all kinds of choices, in MKV: audio in English and in German (another tone), subtitles in both,
 * and three chapters. A cue is shown from the first to the last second. Returns its path.
 */
export async function richClip(spec: RichClipSpec): Promise<string> {
  const { name, seconds } = spec;
  const film = await filmClip(spec);
  const folder = mkdtempSync(path.join(os.tmpdir(), "matinee-clip-"));
  const [english, german, chapters, clip] = ["en.srt", "de.srt", "chapters.txt", `${name}.mkv`].map((file) =>
    path.join(folder, file),
  ) as [string, string, string, string];
  writeFileSync(english, captionFor(seconds, "You counted them yourself.\nEight lamps. <i>Eight names.</i>"));
  writeFileSync(german, captionFor(seconds, "Du hast sie selbst gezählt.\nAcht Lampen. Acht Namen."));
  writeFileSync(chapters, chaptersOf(seconds, ["The harbour", "Forty minutes", "The coat"]));
  const tone = `sine=frequency=220:sample_rate=48000:duration=${seconds}`;
  const inputs = ["-i", film, "-f", "lavfi", "-i", tone, "-i", english, "-i", german, "-i", chapters];
  const maps = ["0:v", "0:a", "1:a", "2", "3"].flatMap((stream) => ["-map", stream]);
  const codecs = ["-c:v", "copy", "-c:a", "aac", "-c:s", "srt", "-map_metadata", "4"];
  const languages = ["a:0", "eng", "a:1", "deu", "s:0", "eng", "s:1", "deu"];
  const tags = languages.flatMap((word, at) =>
    at % 2 === 0 ? [`-metadata:s:${word}`] : [`language=${word}`],
  );
  const flags = ["-disposition:a:0", "default", "-disposition:s:0", "0", "-disposition:s:1", "0"];
  await run("ffmpeg", ["-v", "error", ...inputs, ...maps, ...codecs, ...tags, ...flags, clip]);
  return clip;
}

function captionFor(seconds: number, text: string): string {
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60].map((part) =>
    String(part).padStart(2, "0"),
  );
  return `1\n00:00:00,000 --> 00:${minutes}:${rest},000\n${text}\n`;
}

function chaptersOf(seconds: number, names: readonly string[]): string {
  const each = Math.floor((seconds * 1000) / names.length);
  const parts = names.map(
    (name, at) => `[CHAPTER]\nTIMEBASE=1/1000\nSTART=${at * each}\nEND=${(at + 1) * each}\ntitle=${name}\n`,
  );
  return `;FFMETADATA1\n${parts.join("")}`;
}
