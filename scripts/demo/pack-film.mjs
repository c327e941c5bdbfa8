import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { FRAME_RATE } from "./moments.mjs";
import { makeAudio } from "./audio/scores.mjs";
import { SAMPLE_RATE } from "./audio/track.mjs";

/**
 * A closed group of frames every four seconds: a source whose segments can be cut without encoding. The grain of dark
 * gradients costs most of the bytes, so the peak is bounded.
 */
const VIDEO = [
  ...[
    "-c:v",
    "libx264",
    "-preset",
    "slow",
    "-profile:v",
    "high",
    "-pix_fmt",
    "yuv420p",
    "-tune",
    "animation",
  ],
  ...[
    "-x264-params",
    `keyint=${4 * FRAME_RATE}:min-keyint=${4 * FRAME_RATE}:scenecut=0:open-gop=0:aq-mode=3`,
  ],
  ...["-maxrate", "2500k", "-bufsize", "5000k"],
  ...["-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv"],
];
const AUDIO = ["-c:a", "aac", "-b:a", "96k", "-metadata:s:a:0", "language=und"];

/** Packs drawn frames with their audio and chapters as an MP4 that starts to play at once. */
export function packFilm(film, { frames, target, workFolder }) {
  mkdirSync(path.dirname(target), { recursive: true });
  const [audio, chapters] = ["audio.f32", "chapters.txt"].map((name) =>
    path.join(workFolder, `${film.slug}.${name}`),
  );
  writeFileSync(audio, makeAudio(film));
  writeFileSync(chapters, chapterFile(film));
  execFileSync("ffmpeg", [
    ...["-v", "error", "-y", "-i", frames],
    ...[
      "-f",
      "f32le",
      "-ar",
      String(SAMPLE_RATE),
      "-ac",
      "2",
      "-i",
      audio,
      "-f",
      "ffmetadata",
      "-i",
      chapters,
    ],
    ...[
      "-map",
      "0:v",
      "-map",
      "1:a",
      "-map_metadata",
      "2",
      "-map_metadata:s",
      "-1",
      "-map_chapters",
      "2",
      "-t",
      String(film.seconds),
    ],
    ...[...VIDEO, "-crf", String(film.crf ?? 23), ...AUDIO, "-fflags", "+bitexact", "-flags:v", "+bitexact"],
    ...["-movflags", "+faststart", target],
  ]);
  rmSync(audio);
  rmSync(chapters);
}

/** FFmpeg's metadata format. */
function chapterFile({ chapters, seconds }) {
  const marks = chapters.map((text) => {
    const [start, ...words] = text.split(" ");
    return { startMs: Number(start) * 1000, name: words.join(" ") };
  });
  const entries = marks.map(({ startMs, name }, number) => {
    const endMs = marks[number + 1]?.startMs ?? seconds * 1000;
    return `[CHAPTER]\nTIMEBASE=1/1000\nSTART=${startMs}\nEND=${endMs}\ntitle=${name}\n`;
  });
  return `;FFMETADATA1\n${entries.join("")}`;
}
