import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type EncodedClip, encodeClip, joinRendition } from "#worker/ffmpeg/testing/encode-clip.ts";
import { makeClip, videoSource, say, scratchFolder, tone } from "#worker/ffmpeg/testing/make-clip.ts";

let scratch: Awaited<ReturnType<typeof scratchFolder>>;
beforeAll(async () => void (scratch = await scratchFolder()));
afterAll(() => scratch.remove());

const SECONDS = 5;
const fast = ["-c:v", "libx264", "-preset", "ultrafast", "-g", "40"];
const small = videoSource("160x120", "25", SECONDS);
const audioSource = tone(SECONDS);
const aac = ["-c:a", "aac"];

interface Format {
  readonly name: string;
  readonly file: string;
  readonly args: readonly string[];
  /** Sizes of the renditions, lowest first; 160x120 by default. */
  readonly sizes?: readonly string[];
  readonly tracks?: number;
}

const codecs: readonly Format[] = [
  { name: "H.264 and AAC in MP4", file: "h264.mp4", args: [...small, ...audioSource, ...fast, ...aac] },
  {
    name: "H.264 in fragmented MP4",
    file: "fragmented.mp4",
    args: [...small, ...audioSource, ...fast, ...aac, "-movflags", "+frag_keyframe+empty_moov"],
  },
  {
    name: "H.264 and Opus in fragmented MP4, as browsers record",
    file: "fragmented-opus.mp4",
    args: [...small, ...audioSource, ...fast, "-c:a", "libopus", "-movflags", "+frag_keyframe+empty_moov"],
  },
  {
    name: "VP9 and FLAC in fragmented MP4",
    file: "fragmented-vp9.mp4",
    args: [
      ...[...small, ...audioSource, "-c:v", "libvpx-vp9", "-cpu-used", "8", "-deadline", "realtime"],
      ...["-c:a", "flac", "-strict", "-2", "-movflags", "+frag_keyframe+empty_moov"],
    ],
  },
  {
    name: "ProRes and PCM in fragmented MOV",
    file: "fragmented.mov",
    args: [
      ...[...small, ...audioSource, "-c:v", "prores_ks", "-profile:v", "0", "-c:a", "pcm_s16le"],
      ...["-movflags", "+frag_keyframe+empty_moov"],
    ],
  },
  {
    name: "HEVC in MOV",
    file: "hevc.mov",
    args: [
      ...small,
      ...audioSource,
      "-c:v",
      "libx265",
      "-preset",
      "ultrafast",
      "-x265-params",
      "log-level=none",
      ...aac,
    ],
  },
  {
    name: "VP8 and Vorbis in WebM",
    file: "vp8.webm",
    args: [
      ...small,
      ...audioSource,
      "-c:v",
      "libvpx",
      "-cpu-used",
      "8",
      "-deadline",
      "realtime",
      "-c:a",
      "libvorbis",
    ],
  },
  {
    name: "VP9 and Opus in WebM",
    file: "vp9.webm",
    args: [
      ...small,
      ...audioSource,
      "-c:v",
      "libvpx-vp9",
      "-cpu-used",
      "8",
      "-deadline",
      "realtime",
      "-c:a",
      "libopus",
    ],
  },
  {
    name: "a browser's recording: WebM without length or index",
    file: "live.webm",
    args: [
      ...[
        ...small,
        ...audioSource,
        "-c:v",
        "libvpx",
        "-cpu-used",
        "8",
        "-deadline",
        "realtime",
        "-c:a",
        "libopus",
      ],
      ...["-live", "1"],
    ],
  },
  {
    name: "AV1 in MKV",
    file: "av1.mkv",
    args: [...small, ...audioSource, "-c:v", "libsvtav1", "-preset", "12", "-c:a", "libopus"],
  },
  {
    name: "MPEG-2 and MP2 in TS",
    file: "mpeg2.ts",
    args: [...small, ...audioSource, "-c:v", "mpeg2video", "-c:a", "mp2"],
  },
  {
    name: "SMPTE 302M in TS, as studios write it",
    file: "s302m.ts",
    args: [...small, ...tone(SECONDS, 440, "stereo"), "-c:v", "mpeg2video", "-c:a", "s302m", "-strict", "-2"],
  },
  {
    name: "WavPack in MKV",
    file: "wavpack.mkv",
    args: [...small, ...audioSource, ...fast, "-c:a", "wavpack"],
  },
  { name: "True Audio in MKV", file: "tta.mkv", args: [...small, ...audioSource, ...fast, "-c:a", "tta"] },
  { name: "H.264 in TS", file: "h264.ts", args: [...small, ...audioSource, ...fast, ...aac] },
  {
    name: "MPEG-2 in a program stream",
    file: "disc.mpg",
    args: [...small, ...audioSource, "-c:v", "mpeg2video", "-c:a", "mp2", "-f", "vob"],
  },
  {
    name: "MPEG-2 alone, without a container",
    file: "bare.mpg",
    args: [...small, "-c:v", "mpeg2video", "-bf", "2", "-f", "mpeg2video"],
    tracks: 0,
  },
  {
    name: "MPEG-1 alone, without a container",
    file: "bare.m1v",
    args: [...small, "-c:v", "mpeg1video", "-f", "mpeg1video"],
    tracks: 0,
  },
  {
    name: "MPEG-4 ASP and MP3 in AVI",
    file: "asp.avi",
    args: [...small, ...audioSource, "-c:v", "mpeg4", "-bf", "2", "-vtag", "DIVX", "-c:a", "libmp3lame"],
  },
  {
    name: "Xvid in AVI",
    file: "xvid.avi",
    args: [...small, ...audioSource, "-c:v", "libxvid", "-bf", "1", "-c:a", "libmp3lame"],
  },
  ...["bgr24", "yuyv422", "yuv420p"].map((pixels) => ({
    name: `raw ${pixels} in AVI`,
    file: `${pixels}.avi`,
    args: [...small, ...audioSource, "-c:v", "rawvideo", "-pix_fmt", pixels, "-c:a", "pcm_s16le"],
  })),
  {
    name: "Sorenson Spark and MP3 in FLV",
    file: "spark.flv",
    args: [...small, ...audioSource, "-c:v", "flv", "-c:a", "libmp3lame", "-ar", "44100"],
  },
  { name: "H.264 in FLV", file: "h264.flv", args: [...small, ...audioSource, ...fast, ...aac] },
  {
    name: "WMV 8 and WMA in WMV",
    file: "wmv2.wmv",
    args: [...small, ...audioSource, "-c:v", "wmv2", "-c:a", "wmav2"],
  },
  {
    name: "ProRes 4:2:2 and PCM in MOV",
    file: "prores.mov",
    args: [...small, ...audioSource, "-c:v", "prores_ks", "-profile:v", "0", "-c:a", "pcm_s16le"],
  },
  {
    name: "Motion JPEG in MOV",
    file: "mjpeg.mov",
    args: [...small, ...audioSource, "-c:v", "mjpeg", "-pix_fmt", "yuvj422p", "-c:a", "pcm_s16be"],
  },
  {
    name: "Theora and Vorbis in Ogg",
    file: "theora.ogv",
    args: [...small, ...audioSource, "-c:v", "libtheora", "-c:a", "libvorbis"],
  },
];

const shapes: readonly Format[] = [
  {
    name: "portrait",
    file: "portrait.mp4",
    args: [...videoSource("120x214", "25", SECONDS), ...audioSource, ...fast, ...aac],
    sizes: ["120x214"],
  },
  {
    name: "odd sizes",
    file: "odd.webm",
    args: [
      ...videoSource("161x121", "25", SECONDS),
      "-c:v",
      "libvpx-vp9",
      "-cpu-used",
      "8",
      "-deadline",
      "realtime",
    ],
    sizes: ["160x120"],
    tracks: 0,
  },
  {
    name: "anamorphic",
    file: "anamorphic.mpg",
    args: [...small, "-vf", "setsar=4/3", "-c:v", "mpeg2video", "-f", "vob"],
    sizes: ["214x120"],
    tracks: 0,
  },
  {
    name: "16 × 16",
    file: "tiny.mp4",
    args: [...videoSource("16x16", "25", SECONDS), ...audioSource, ...fast, ...aac],
    sizes: ["16x16"],
  },
  {
    name: "two renditions",
    file: "two.mp4",
    args: [...videoSource("860x484", "10", SECONDS), ...audioSource, ...fast, ...aac],
    sizes: ["640x360", "852x480"],
  },
  { name: "10 bits", file: "ten.mkv", args: [...small, "-pix_fmt", "yuv420p10le", ...fast], tracks: 0 },
  { name: "4:2:2", file: "422.mkv", args: [...small, "-pix_fmt", "yuv422p", ...fast], tracks: 0 },
  { name: "4:4:4", file: "444.mkv", args: [...small, "-pix_fmt", "yuv444p", ...fast], tracks: 0 },
  { name: "full range", file: "full.mkv", args: [...small, "-pix_fmt", "yuvj420p", ...fast], tracks: 0 },
  {
    name: "RGB",
    file: "rgb.mkv",
    args: [...small, "-c:v", "libx264rgb", "-preset", "ultrafast", "-pix_fmt", "rgb24"],
    tracks: 0,
  },
  {
    name: "interlaced",
    file: "interlaced.ts",
    args: [...small, "-vf", "interlace", "-c:v", "mpeg2video", "-flags", "+ilme+ildct"],
    tracks: 0,
  },
];

const tracks: readonly Format[] = [
  { name: "no audio", file: "silent.mp4", args: [...small, ...fast], tracks: 0 },
  {
    name: "several languages",
    file: "languages.mkv",
    args: [
      ...[
        ...small,
        ...audioSource,
        ...tone(SECONDS, 880),
        ...fast,
        ...aac,
        "-map",
        "0",
        "-map",
        "1",
        "-map",
        "2",
      ],
      ...["-metadata:s:a:0", "language=eng", "-metadata:s:a:1", "language=ger"],
    ],
    tracks: 2,
  },
  {
    name: "5.1",
    file: "surround.mkv",
    args: [...small, ...tone(SECONDS, 220, "5.1"), ...fast, "-c:a", "ac3"],
  },
  {
    name: "audio that starts later",
    file: "late-sound.mkv",
    args: [...small, "-itsoffset", "1.5", ...audioSource, ...fast, ...aac],
  },
  {
    name: "video that starts later",
    file: "late-picture.mkv",
    args: ["-itsoffset", "1.3", ...small, ...audioSource, ...fast, ...aac],
  },
  {
    name: "times that do not start at zero",
    file: "offset.mkv",
    args: [...small, ...audioSource, ...fast, ...aac, "-output_ts_offset", "100"],
  },
  {
    name: "audio that ends before the video",
    file: "short-sound.mp4",
    args: [...small, ...tone(1), ...fast, ...aac],
  },
  {
    name: "a variable rate",
    file: "variable.mkv",
    args: [...small, "-vf", "select='gt(mod(n,5),1)+lt(n,40)'", "-fps_mode", "vfr", ...fast],
    tracks: 0,
  },
];

const created = async (format: Format, chunks: "first and last" | "all"): Promise<EncodedClip> => {
  const folder = await scratchFolder(scratch.path);
  const source = await makeClip(`${scratch.path}/${format.file}`, ...format.args);
  return encodeClip(source, folder.path, (all) => {
    const [first, last] = [all[0], all.at(-1)];
    return chunks === "all" || !first || !last ? all : [...new Set([first, last])];
  });
};

describe.each([
  { kind: "kinds of files", formats: codecs },
  { kind: "kinds of video", formats: shapes },
  { kind: "kinds of audio and time", formats: tracks },
])("$kind", ({ formats }) => {
  it.each(formats)("$name", async (format) => {
    const clip = await created(format, "first and last");
    expect(clip.endsAtSegment).toBeNull();
    expect(clip.plan.durationSeconds).toBeGreaterThan(SECONDS - 0.3);
    expect(clip.plan.durationSeconds).toBeLessThan(SECONDS + 1.6);
    const sizes = clip.plan.renditions.map(({ frameWidth, frameHeight }) => `${frameWidth}x${frameHeight}`);
    expect(sizes).toEqual(format.sizes ?? ["160x120"]);
    expect(clip.plan.audio).toHaveLength(format.tracks ?? 1);
    for (const { renditionName } of [...clip.plan.renditions, ...clip.plan.audio])
      await expectToPlay(clip, renditionName);
  });
});

/** Every segment of the rendition exists, and decodes without a warning. */
async function expectToPlay(clip: EncodedClip, renditionName: string): Promise<void> {
  const numbers = clip.created
    .filter((segment) => segment.renditionName === renditionName)
    .map(({ number }) => number);
  expect(numbers).toEqual(Array.from({ length: clip.plan.segmentCount }, (_, number) => number));
  const joined = await joinRendition(clip, renditionName);
  expect(await say("ffmpeg", "-v", "error", "-i", joined, "-f", "null", "-")).toBe("");
}
