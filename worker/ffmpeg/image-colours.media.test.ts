import { copyFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { planVideo } from "#core/media/plan/plan-video.ts";
import { cropPoster } from "#worker/ffmpeg/stills/crop-poster.ts";
import { encodeVideo } from "#worker/ffmpeg/encode-video.ts";
import { extractStills } from "#worker/ffmpeg/stills/extract-stills.ts";
import { plannedInits } from "#worker/ffmpeg/planned-inits.ts";
import { mediaInfo, never } from "#worker/ffmpeg/testing/encode-clip.ts";
import { makeClip, say, scratchFolder } from "#worker/ffmpeg/testing/make-clip.ts";
import { fileSource } from "#worker/source-reader/media-source.ts";

let scratch: Awaited<ReturnType<typeof scratchFolder>>;
beforeAll(async () => void (scratch = await scratchFolder()));
afterAll(() => scratch.remove());

/** Almost pure, so that no channel clips. */
const COLOURS = [
  { name: "red", hex: "D61414", rgb: [214, 20, 20] },
  { name: "green", hex: "14D614", rgb: [20, 214, 20] },
  { name: "blue", hex: "1414D6", rgb: [20, 20, 214] },
];
const SOURCES = [
  { source: "BT.709", tag: "bt709", options: "out_color_matrix=bt709:out_range=tv" },
  { source: "BT.709 of full range", tag: "bt709", options: "out_color_matrix=bt709:out_range=pc" },
  { source: "BT.601", tag: "smpte170m", options: "out_color_matrix=bt601:out_range=tv" },
];

/** Every colour once as BT.709, which most films use, and red alone in the other colour spaces. */
const cases = SOURCES.flatMap((source, number) =>
  COLOURS.slice(0, number === 0 ? 3 : 1).map((colour) => ({ ...source, ...colour })),
);

it.each(cases)("$name of a $source film stays $name in every image taken from it", async (one) => {
  const clip = await flatClip(one);
  for (const image of await imagesOf(clip)) {
    const found = await meanColour(image);
    found.forEach((value, channel) =>
      expect(Math.abs(value - (one.rgb[channel] ?? 0)), `${image}: ${found.join()}`).toBeLessThan(6),
    );
  }
});

async function flatClip({ name, hex, tag, options }: (typeof cases)[number]): Promise<string> {
  const range = options.endsWith("pc") ? "pc" : "tv";
  return makeClip(
    join((await scratchFolder(scratch.path)).path, `${name}.mkv`),
    ...[
      "-f",
      "lavfi",
      "-i",
      `color=0x${hex}:s=320x180:r=10:d=1,format=rgb24,scale=${options},format=yuv420p`,
    ],
    ...["-c:v", "libx264", "-qp", "4", "-colorspace", tag, "-color_range", range],
  );
}

/** Every still, its poster, the placeholder and the storyboard's sprite. */
async function imagesOf(sourcePath: string): Promise<readonly string[]> {
  const scratchDir = (await scratchFolder(scratch.path)).path;
  const info = await mediaInfo(sourcePath);
  const [still] = await extractStills({
    source: fileSource(sourcePath),
    info,
    count: 1,
    scratchDir,
    signal: never(),
  });
  if (!still) throw new Error("The clip gives a still.");
  const poster = await cropPoster({ still, scratchDir, signal: never() });
  const placeholder = join(scratchDir, "placeholder.webp");
  await writeFile(placeholder, Buffer.from(still.placeholder.split(",")[1] ?? "", "base64"));
  const sprite = await spriteOf(sourcePath, scratchDir);
  return [...still.files.map(({ path }) => path), poster.path, placeholder, sprite];
}

async function spriteOf(sourcePath: string, scratchDir: string): Promise<string> {
  const plan = planVideo(await mediaInfo(sourcePath));
  const sprite = join(scratchDir, "sprite.webp");
  await encodeVideo({
    ...{
      source: fileSource(sourcePath),
      plan,
      inits: await plannedInits(plan),
      renditionNames: ["v180"],
      scratchDir,
      signal: never(),
    },
    ...{ firstSegment: 0, segmentCount: 1, withStoryboard: true, chunkNumber: 0 },
    onSegment: ({ renditionName, path }) =>
      renditionName === "sb" ? copyFile(path, sprite) : Promise.resolve(),
  });
  return sprite;
}

/** As a browser shows it: WebP's YUV is BT.601 of limited range. */
async function meanColour(image: string): Promise<readonly number[]> {
  const graph = "scale=in_color_matrix=bt601:in_range=tv,format=gbrp,scale=1:1:flags=area,format=rgb24";
  await say("ffmpeg", "-v", "error", "-y", "-i", image, "-vf", graph, "-f", "rawvideo", `${image}.rgb`);
  return [...(await readFile(`${image}.rgb`))];
}
