import { readFile, writeFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { encodeClip, type EncodedClip, joinRendition } from "#worker/ffmpeg/testing/encode-clip.ts";
import { makeClip, videoSource, say, scratchFolder, tone } from "#worker/ffmpeg/testing/make-clip.ts";

let scratch: Awaited<ReturnType<typeof scratchFolder>>;
beforeAll(async () => void (scratch = await scratchFolder()));
afterAll(() => scratch.remove());

const fast = ["-c:v", "libx264", "-preset", "ultrafast"];
const encoded = async (source: string): Promise<EncodedClip> =>
  encodeClip(source, (await scratchFolder(scratch.path)).path);

/** Mean colours of a grid of fields of the first frame, as `[r, g, b]`, row by row. */
async function fields(path: string, columns: number, rows: number): Promise<readonly (readonly number[])[]> {
  const output = `${path}.rgb`;
  const graph = `format=gbrp,scale=${columns}:${rows}:flags=area,format=rgb24`;
  await say(
    "ffmpeg",
    "-v",
    "error",
    "-y",
    "-i",
    path,
    "-frames:v",
    "1",
    "-vf",
    graph,
    "-f",
    "rawvideo",
    output,
  );
  const bytes = [...(await readFile(output))];
  return Array.from({ length: columns * rows }, (_, n) => bytes.slice(3 * n, 3 * n + 3));
}

/** Four colours, one per corner, at half strength so that no channel clips. */
const corners = (size: string): readonly string[] => {
  const [width, height] = size.split("x").map(Number);
  const [w, h] = [(width ?? 0) / 2, (height ?? 0) / 2];
  const box = (x: number, y: number, colour: string): string => `drawbox=${x}:${y}:${w}:${h}:${colour}:fill`;
  const boxes = [box(0, 0, "0xB03030"), box(w, 0, "0x30B030"), box(0, h, "0x3030B0"), box(w, h, "0xA0A0A0")];
  return ["-f", "lavfi", "-i", `color=black:s=${size}:r=10:d=1,format=rgb24,${boxes.join(",")}`];
};
const CORNERS = { red: [176, 48, 48], green: [48, 176, 48], blue: [48, 48, 176], grey: [160, 160, 160] };

/** A copy with the display matrix of its track header set, as phones write it (ISO/IEC 14496-12, 8.3.2). */
async function turned(path: string, degrees: number, mirror = 1): Promise<string> {
  const bytes = await readFile(path);
  const matrix = bytes.indexOf("tkhd") + 4 + 40;
  const radians = (degrees * Math.PI) / 180;
  const fixed = (value: number): number => Math.round(value) * 65536;
  const [cos, sin] = [fixed(Math.cos(radians)), fixed(Math.sin(radians))];
  [mirror * cos, mirror * sin, 0, -sin, cos, 0].forEach((value, n) =>
    bytes.writeInt32BE(value, matrix + 4 * n),
  );
  await writeFile(`${path}.turned.mp4`, bytes);
  return `${path}.turned.mp4`;
}

function expectColours(
  found: readonly (readonly number[])[],
  expected: readonly (readonly number[])[],
  within: number,
) {
  found.forEach((colour, field) =>
    colour.forEach((value, channel) =>
      expect(
        Math.abs(value - (expected[field]?.[channel] ?? 0)),
        `field ${field}: ${colour.join()}`,
      ).toBeLessThan(within),
    ),
  );
}

describe("what is shown", () => {
  const { red, green, blue, grey } = CORNERS;
  it.each([
    { degrees: 90, size: "90x160", expected: [blue, red, grey, green] },
    { degrees: 180, size: "160x90", expected: [grey, blue, green, red] },
    { degrees: 270, size: "90x160", expected: [green, grey, red, blue] },
  ])("is upright when turned by $degrees°", async ({ degrees, size, expected }) => {
    const flat = await makeClip(
      `${scratch.path}/flat.mp4`,
      ...corners("160x90"),
      ...fast,
      "-pix_fmt",
      "yuv420p",
    );
    const clip = await encoded(await turned(flat, degrees));
    expect(clip.info.video.rotationDegrees).toBe(degrees);
    const rendition = clip.plan.renditions[0];
    expect(`${rendition?.frameWidth}x${rendition?.frameHeight}`).toBe(size);
    expectColours(
      await fields(await joinRendition(clip, rendition?.renditionName ?? ""), 2, 2),
      expected,
      14,
    );
  });

  it.each([0, 90, 180, 270])(
    "is mirrored as FFmpeg would where it is, and turned by %d°",
    async (degrees) => {
      const flat = await makeClip(
        `${scratch.path}/front.mp4`,
        ...corners("160x90"),
        ...fast,
        "-pix_fmt",
        "yuv420p",
      );
      const source = await turned(flat, degrees, -1);
      const clip = await encoded(source);
      expect(clip.info.video.isMirrored).toBe(true);
      const expected = await fields(source, 2, 2);
      expect(expected).not.toEqual(await fields(await turned(flat, degrees), 2, 2));
      expectColours(
        await fields(await joinRendition(clip, clip.plan.renditions[0]?.renditionName ?? ""), 2, 2),
        expected,
        14,
      );
    },
  );

  it.each([
    {
      name: "BT.601",
      convert: "scale=out_color_matrix=bt601:out_range=tv",
      tags: ["-colorspace", "smpte170m"],
    },
    { name: "BT.709", convert: "scale=out_color_matrix=bt709:out_range=tv", tags: ["-colorspace", "bt709"] },
    {
      name: "full range",
      convert: "scale=out_color_matrix=bt709:out_range=pc",
      tags: ["-colorspace", "bt709", "-color_range", "pc"],
    },
    {
      name: "4:4:4",
      convert: "scale=out_color_matrix=bt709:out_range=tv,format=yuv444p",
      tags: ["-colorspace", "bt709"],
    },
    {
      name: "10 bits",
      convert: "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p10le",
      tags: ["-colorspace", "bt709"],
    },
  ])("keeps its colours from $name", async ({ convert, tags }) => {
    const format = convert.includes("format") ? [] : ["-pix_fmt", "yuv420p"];
    const args = [...corners("160x90"), "-vf", convert, ...fast, ...format, ...tags];
    const clip = await encoded(await makeClip(`${scratch.path}/colours.mkv`, ...args));
    const found = await fields(await joinRendition(clip, "v90"), 2, 2);
    expectColours(found, [red, green, blue, grey], 14);
  });

  it.each([
    { name: "HDR10", transfer: "smpte2084", hdr: "pq" },
    { name: "HLG", transfer: "arib-std-b67", hdr: "hlg" },
  ])("is tone-mapped from $name", async ({ transfer, hdr }) => {
    const toHdr = `zscale=tin=bt709:pin=bt709:min=gbr:rin=full:t=${transfer}:p=bt2020:m=bt2020nc:r=limited:npl=100`;
    const tags = `colorprim=bt2020:transfer=${transfer}:colormatrix=bt2020nc:log-level=none`;
    const clip = await encoded(
      await makeClip(
        `${scratch.path}/hdr.mkv`,
        ...[...corners("160x90"), "-vf", `format=gbrp,${toHdr},format=yuv420p10le`],
        ...["-c:v", "libx265", "-preset", "ultrafast", "-x265-params", tags],
      ),
    );
    expect(clip.info.video).toMatchObject({ hdr, bitDepth: 10, colorMatrix: "bt2020" });
    const found = await fields(await joinRendition(clip, "v90"), 2, 2);
    // Curves differ in taste; hues and the order of lightness must stay.
    const [r, g, b, neutral] = found.map(([x = 0, y = 0, z = 0]) => ({ x, y, z }));
    expect((r?.x ?? 0) - (r?.y ?? 0)).toBeGreaterThan(40);
    expect((g?.y ?? 0) - (g?.x ?? 0)).toBeGreaterThan(40);
    expect((b?.z ?? 0) - (b?.x ?? 0)).toBeGreaterThan(40);
    expect(Math.abs((neutral?.x ?? 0) - (neutral?.z ?? 0))).toBeLessThan(12);
    expect(neutral?.y ?? 0).toBeGreaterThan(70);
  });
});

describe("interlaced material", () => {
  it.each([
    { file: "h264.mkv", codec: ["-c:v", "libx264", "-flags", "+ilme+ildct", "-x264-params", "tff=1"] },
    { file: "mpeg2.ts", codec: ["-c:v", "mpeg2video", "-q:v", "2", "-flags", "+ilme+ildct"] },
  ])("in $file loses its combs", async ({ file, codec }) => {
    const moving = ["-f", "lavfi", "-i", "testsrc2=s=320x240:r=50:d=2"];
    const source = await makeClip(`${scratch.path}/${file}`, ...moving, "-vf", "interlace", ...codec);
    const clip = await encoded(source);
    expect(clip.info.video.isInterlaced).toBe(true);
    expect(clip.plan.frameRate).toEqual({ num: 25, den: 1 });
    const before = await combed(source);
    const after = await combed(await joinRendition(clip, "v240"));
    expect(before).toBeGreaterThan(30);
    expect(after).toBeLessThan(5);
  });
});

/** How many frames look interlaced, by FFmpeg's own detector. */
async function combed(path: string): Promise<number> {
  const said = await say("ffmpeg", "-v", "info", "-i", path, "-vf", "idet", "-f", "null", "-");
  // Newer versions set the detector up twice, and the first reports 0.
  const counts = [...said.matchAll(/Single frame detection: TFF:\s*(\d+) BFF:\s*(\d+)/g)].at(-1);
  return Number(counts?.[1]) + Number(counts?.[2]);
}

describe("odd files", () => {
  it.each(["mp4", "mkv", "mov", "webm", "avi", "ts"])("one frame alone in %s", async (ending) => {
    const codec = ending === "webm" ? ["-c:v", "libvpx"] : fast;
    const args = [...videoSource("160x120", "25", 1), "-frames:v", "1", ...codec];
    const clip = await encoded(await makeClip(`${scratch.path}/one.${ending}`, ...args));
    expect(clip.plan.totalFrames).toBeGreaterThanOrEqual(1);
    expect(clip.plan.segmentCount).toBe(1);
    expect(clip.created.map(({ renditionName }) => renditionName).sort()).toEqual(["sb", "v120"]);
  });

  it("a cover is not the film", async () => {
    const cover = await makeClip(
      `${scratch.path}/cover.png`,
      ...videoSource("640x640", "1", 1),
      "-frames:v",
      "1",
    );
    const film = [...videoSource("160x120", "25", 1), ...tone(1)];
    const args = ["-i", cover, ...film, "-map", "0", "-map", "1", "-map", "2", ...["-c:v:0", "copy"]];
    const rest = ["-c:v:1", "libx264", "-c:a", "aac", "-disposition:v:0", "attached_pic"];
    const clip = await encoded(await makeClip(`${scratch.path}/covered.mp4`, ...args, ...rest));
    expect(clip.plan.renditions.map(({ renditionName }) => renditionName)).toEqual(["v120"]);
  });

  it.each([
    "-dash first.mp4",
    "🎬 film.mp4",
    `it's "quoted".mp4`,
    "50% off %05d.mp4",
    "a:b;c,d[e].mp4",
    "new\nline.mp4",
  ])("a file named %j", async (name) => {
    const args = [...videoSource("64x48", "10", 1), ...tone(1), ...fast, "-c:a", "aac"];
    const clip = await encoded(await makeClip(`${scratch.path}/${name}`, ...args));
    expect(clip.created.map(({ renditionName }) => renditionName).sort()).toEqual(["a0", "sb", "v48"]);
  });
});
