import { readFile, writeFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { extractStills } from "#worker/ffmpeg/stills/extract-stills.ts";
import { extractSubtitles } from "#worker/ffmpeg/extract-subtitles.ts";
import { mediaInfo, never } from "#worker/ffmpeg/testing/encode-clip.ts";
import { makeClip, videoSource, say, scratchFolder } from "#worker/ffmpeg/testing/make-clip.ts";
import { fileSource } from "#worker/source-reader/media-source.ts";

let scratch: Awaited<ReturnType<typeof scratchFolder>>;
beforeAll(async () => void (scratch = await scratchFolder()));
afterAll(() => scratch.remove());

const SRT =
  "1\n00:00:00,500 --> 00:00:01,000\nGood <i>evening</i>\n\n2\n00:00:01,200 --> 00:00:01,900\nÄöü & 🎬\n";

describe("extractSubtitles", () => {
  it.each([
    { file: "srt.mkv", codec: "srt", expected: /00:00:00,500 --> 00:00:01,000\s+Good <i>evening<\/i>/ },
    { file: "ass.mkv", codec: "ass", expected: /^\[Script Info\][\s\S]+Dialogue: .*Good/ },
    { file: "webvtt.mkv", codec: "webvtt", expected: /^WEBVTT[\s\S]+00:00\.500 --> 00:01\.000\s+Good/ },
    { file: "mov-text.mp4", codec: "mov_text", expected: /00:00:00,500 --> 00:00:01,000\s+Good/ },
  ])("extracts $codec from $file", async ({ file, codec, expected }) => {
    await writeFile(`${scratch.path}/captions.srt`, SRT);
    const inputs = [...videoSource("64x48", "10", 2), "-i", `${scratch.path}/captions.srt`];
    const path = await makeClip(`${scratch.path}/${file}`, ...inputs, "-c:v", "libx264", "-c:s", codec);
    const [track] = (await mediaInfo(path)).subtitles;
    expect(track).toMatchObject({ isText: true });
    const streamIndex = track?.index ?? 0;
    const texts = await extractSubtitles({
      ...{ source: fileSource(path), tracks: [{ streamIndex, codec: track?.codec ?? "" }] },
      ...{ scratchDir: (await scratchFolder(scratch.path)).path, signal: never() },
    });
    const text = texts.get(streamIndex);
    expect(text).toMatch(expected);
    expect(text).toContain("Äöü & 🎬");
  });
});

it("extracts every line of subtitles that are not UTF-8", async () => {
  const lines = SRT.replace("Äöü & 🎬", "D\xe9j\xe0 vu, \x93ma ch\xe8re\x94");
  await writeFile(`${scratch.path}/old.srt`, Buffer.from(lines, "latin1"));
  const inputs = [...videoSource("64x48", "10", 2), "-sub_charenc", "none", "-i", `${scratch.path}/old.srt`];
  const path = await makeClip(`${scratch.path}/old.mkv`, ...inputs, "-c:v", "libx264", "-c:s", "copy");
  const texts = await extractSubtitles({
    ...{ source: fileSource(path), tracks: [{ streamIndex: 1, codec: "subrip" }] },
    ...{ scratchDir: (await scratchFolder(scratch.path)).path, signal: never() },
  });
  expect(texts.get(1)).toContain("Good <i>evening</i>");
  expect(texts.get(1)).toContain("Déjà vu, “ma chère”");
});

describe("extractStills", () => {
  const stillsOf = async (path: string, count: number) =>
    extractStills({
      source: fileSource(path),
      info: await mediaInfo(path),
      count,
      scratchDir: (await scratchFolder(scratch.path)).path,
      signal: never(),
    });

  it("takes stills in every size up to the frame's, upright, with their lightness", async () => {
    const args = [...videoSource("720x404", "10", 4), "-c:v", "libx264", "-preset", "ultrafast"];
    const stills = await stillsOf(await makeClip(`${scratch.path}/film.mp4`, ...args), 3);
    expect(stills).toHaveLength(3);
    for (const still of stills) {
      expect(still.files.map(({ width, height }) => `${width}x${height}`)).toEqual([
        "320x180",
        "640x359",
        "720x404",
      ]);
      expect(still.path).toBe(still.files.at(-1)?.path);
      expect(still.placeholder).toMatch(/^data:image\/webp;base64,UklGR/);
      expect(still.lightness).toBeGreaterThan(0.2);
      expect(still.lightness).toBeLessThan(0.9);
      const size = ["-show_entries", "stream=codec_name,width,height", "-of", "csv=p=0"];
      expect((await say("ffprobe", "-v", "error", ...size, still.path)).trim()).toBe("webp,720,404");
    }
    expect(stills.map(({ atSeconds }) => atSeconds)).toEqual(
      [...stills.map(({ atSeconds }) => atSeconds)].sort(),
    );
  });

  it("knows dark from light", async () => {
    const flat = (colour: string) => [
      "-f",
      "lavfi",
      "-i",
      `color=${colour}:s=320x180:r=10:d=1`,
      "-c:v",
      "libx264",
    ];
    const [dark] = await stillsOf(await makeClip(`${scratch.path}/dark.mp4`, ...flat("black")), 1);
    const [light] = await stillsOf(await makeClip(`${scratch.path}/light.mp4`, ...flat("white")), 1);
    expect(dark?.lightness).toBeLessThan(0.05);
    expect(light?.lightness).toBeGreaterThan(0.95);
  });

  it("measures the sharpness of the middle alone", async () => {
    const rich = "testsrc2=s=720x480:r=25:d=5";
    const blurred = "crop=320:480,gblur=sigma=24[m];[s][m]overlay=200:0";
    const plain = "drawbox=x=0:w=200:c=gray:t=fill,drawbox=x=520:w=200:c=gray:t=fill";
    const filters = [`[0]split[s][c];[c]${blurred}[a]`, `[1]${plain}[b]`, "[a][b]concat=n=2[v]"].join(";");
    const args = ["-f", "lavfi", "-i", rich, "-f", "lavfi", "-i", rich, "-filter_complex", filters];
    const path = await makeClip(
      `${scratch.path}/blur.mp4`,
      ...args,
      "-map",
      "[v]",
      "-c:v",
      "libx264",
      "-g",
      "5",
    );
    const [blurredMiddle, sharpMiddle] = await stillsOf(path, 2);
    expect(sharpMiddle?.sharpness).toBeGreaterThan(3 * (blurredMiddle?.sharpness ?? 1));
  });

  it("takes one still of a single frame", async () => {
    const args = [...videoSource("16x16", "10", 1), "-frames:v", "1", "-c:v", "libx264"];
    const stills = await stillsOf(await makeClip(`${scratch.path}/one.mp4`, ...args), 2);
    expect(stills.length).toBeLessThanOrEqual(2);
    for (const { files } of stills) expect((await readFile(files[0]?.path ?? "")).length).toBeGreaterThan(20);
  });
});

it("accepts a film with forty subtitles, and extracts the first ones", async () => {
  await writeFile(`${scratch.path}/one.srt`, SRT);
  const inputs = [...videoSource("64x48", "10", 2), "-i", `${scratch.path}/one.srt`, "-map", "0"];
  const maps = Array.from({ length: 40 }, () => ["-map", "1"]).flat();
  const path = await makeClip(
    `${scratch.path}/forty.mkv`,
    ...inputs,
    ...maps,
    "-c:v",
    "libx264",
    "-c:s",
    "srt",
  );
  const info = await mediaInfo(path);
  expect(info.leftOut).toEqual({ videoSubtitles: 0, subtitles: 8, audioTracks: 0 });
  const tracks = info.subtitles.map(({ index, codec }) => ({ streamIndex: index, codec }));
  const scratchDir = (await scratchFolder(scratch.path)).path;
  const texts = await extractSubtitles({ source: fileSource(path), tracks, scratchDir, signal: never() });
  expect(texts.size).toBe(32);
  expect(texts.get(32)).toContain("evening");
});
