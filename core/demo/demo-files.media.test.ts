import { execFileSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { demoFolder } from "#core/demo/demo-folder.ts";
import { DEMO_TITLES } from "#core/demo/demo-titles.ts";

const folder = demoFolder() ?? "";
const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
  statSync(path.join(folder, file)).isFile(),
);
const films = files.filter((file) => file.endsWith(".mp4"));
const MAX_BYTES = 20_000_000;

interface Probed {
  readonly streams: readonly Record<string, unknown>[];
  readonly chapters: readonly { readonly tags?: { readonly title?: string } }[];
  readonly packets: readonly { readonly pts_time: string; readonly flags: string }[];
  readonly format: { readonly duration: string; readonly bit_rate: string };
}

function probe(file: string): Probed {
  const show = ["-show_streams", "-show_chapters", "-show_format", "-select_streams", "v", "-show_packets"];
  const args = ["-v", "error", "-of", "json", ...show, path.join(folder, file)];
  return JSON.parse(execFileSync("ffprobe", args, { encoding: "utf8", maxBuffer: 2 ** 26 })) as Probed;
}

test("the demo is four films and six episodes, each with subtitles in two languages, in 20 MB", () => {
  expect(films).toHaveLength(10);
  for (const film of films) {
    const stem = film.slice(0, -".mp4".length);
    expect(files).toEqual(expect.arrayContaining([`${stem}.en.srt`, `${stem}.ru.srt`]));
  }
  for (const title of DEMO_TITLES)
    expect(files).toEqual(
      expect.arrayContaining([`${title.folder}/poster.webp`, `${title.folder}/fanart.webp`]),
    );
  const bytes = files.reduce((sum, file) => sum + statSync(path.join(folder, file)).size, 0);
  expect(bytes).toBeLessThan(MAX_BYTES);
});

test.each(films)("%s can be cut into segments without encoding, and has chapters", (film) => {
  const { streams, chapters, packets, format } = probe(film);
  expect(streams[0]).toMatchObject({ codec_name: "h264", width: 1280, height: 720, pix_fmt: "yuv420p" });
  expect(streams[0]).toMatchObject({ r_frame_rate: "25/1" });
  const seconds = Number(format.duration);
  expect(seconds).toBeGreaterThanOrEqual(20);
  expect(seconds).toBeLessThanOrEqual(60);
  expect(Number(format.bit_rate)).toBeLessThan(2_600_000);
  expect(chapters.length).toBeGreaterThan(1);
  for (const { tags } of chapters) expect(tags?.title).toMatch(/\S/);
  const keys = packets.filter(({ flags }) => flags.startsWith("K")).map(({ pts_time: at }) => Number(at));
  const first = keys[0] ?? 0;
  expect(keys.map((at) => at - first)).toEqual(keys.map((_, number) => 4 * number));
});
