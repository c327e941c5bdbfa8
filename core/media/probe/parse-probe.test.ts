import { describe, expect, it } from "vitest";
import { parseProbe } from "#core/media/probe/parse-probe.ts";
import { sentenceOf } from "#core/messages/sentence-of.ts";

const video = (changes: object = {}): object => ({
  ...{ index: 0, codec_type: "video", codec_name: "h264", width: 1920, height: 1080, pix_fmt: "yuv420p" },
  ...{ r_frame_rate: "24/1", avg_frame_rate: "24/1", start_time: "0.000000", duration: "60.000000" },
  ...{ sample_aspect_ratio: "1:1", disposition: { default: 1 } },
  ...changes,
});
const audio = (changes: object = {}): object => ({
  ...{ index: 1, codec_type: "audio", codec_name: "aac", channels: 2, sample_rate: "48000" },
  ...{ start_time: "0.000000", duration: "60.1", disposition: { default: 1 }, tags: { language: "eng" } },
  ...changes,
});
const format = {
  format_name: "mov,mp4,m4a,3gp,3g2,mj2",
  duration: "60.100000",
  start_time: "0",
  bit_rate: "1000",
};

function infoOf(streams: readonly object[], changes: object = {}, hasIndex = true) {
  const parsed = parseProbe({ streams, format: { ...format, ...changes } }, { hasIndex });
  if (parsed.kind === "refused") throw new Error(sentenceOf(parsed.reason));
  return parsed.info;
}
function reasonOf(streams: readonly object[], changes: object = {}): string {
  const parsed = parseProbe({ streams, format: { ...format, ...changes } }, { hasIndex: true });
  return parsed.kind === "refused" ? sentenceOf(parsed.reason) : "taken";
}

describe("parseProbe", () => {
  it("reads a plain film", () => {
    expect(infoOf([video(), audio()])).toMatchObject({
      ...{ container: "mov", durationSeconds: 60.1, bitRate: 1000, isSeekable: true },
      video: {
        index: 0,
        width: 1920,
        height: 1080,
        isVariableRate: false,
        hdr: "none",
        colorMatrix: "bt709",
        durationSeconds: 60,
      },
      audio: [{ index: 1, channels: 2, languageTag: "en", isDefault: true }],
    });
  });

  it("uses the first subtitles and audio tracks of many, and counts the others", () => {
    const many = Array.from({ length: 40 }, (_, n) => ({
      index: n + 1,
      codec_type: "subtitle",
      codec_name: "subrip",
    }));
    const videoRenditions = { index: 41, codec_type: "subtitle", codec_name: "hdmv_pgs_subtitle" };
    const empty = audio({ index: 42, channels: 0 });
    const info = infoOf([video(), ...many, videoRenditions, empty, audio({ index: 43 })]);
    expect(info.subtitles.filter(({ isText }) => isText).map(({ index }) => index)).toEqual(
      Array.from({ length: 32 }, (_, n) => n + 1),
    );
    expect(info.audio.map(({ index }) => index)).toEqual([43]);
    expect(info.leftOut).toEqual({ videoSubtitles: 1, subtitles: 8, audioTracks: 1 });
    expect(infoOf([video(), audio()])).not.toHaveProperty("leftOut");
  });

  it("uses video and audio of one programme", () => {
    const streams = [
      video({ width: 640, height: 360, disposition: {} }),
      audio(),
      video({ index: 2, disposition: {} }),
      audio({ index: 3 }),
      audio({ index: 4 }),
      audio({ index: 5 }),
    ];
    const programs = [
      [0, 1],
      [2, 3, 4],
    ].map((indexes) => ({ streams: indexes.map((index) => ({ index })) }));
    const parsed = parseProbe({ streams, programs, format }, { hasIndex: false });
    const info = parsed.kind === "media" ? parsed.info : null;
    expect(info?.video.index).toBe(2);
    // The last one belongs to no programme, so it may belong to this one.
    expect(info?.audio.map(({ index }) => index)).toEqual([3, 4, 5]);
  });

  it("does not treat a cover as the film", () => {
    const cover = video({
      index: 2,
      width: 9000,
      height: 3000,
      codec_name: "png",
      disposition: { attached_pic: 1 },
    });
    expect(infoOf([cover, video({ index: 3 })]).video.index).toBe(3);
    expect(reasonOf([audio(), cover])).toMatch(/audio but no video/);
  });

  it("uses the default video track of several, otherwise the largest", () => {
    const small = video({ index: 0, width: 320, height: 240, disposition: { default: 0 } });
    expect(infoOf([small, video({ index: 4, disposition: { default: 0 } })]).video.index).toBe(4);
    expect(
      infoOf([video({ index: 0, width: 320, height: 240 }), video({ index: 4, disposition: {} })]).video
        .index,
    ).toBe(0);
  });

  it.each([
    ["-90", 90],
    ["90", 270],
    ["-180", 180],
    ["0", 0],
  ])("reads a matrix of %s° against the clock", (rotation, expected) => {
    expect(infoOf([video({ side_data_list: [{ rotation }] })]).video.rotationDegrees).toBe(expected);
  });

  it.each([
    [{ pix_fmt: "yuv420p10le" }, { bitDepth: 10 }],
    [{ pix_fmt: "yuv422p12be" }, { bitDepth: 12 }],
    [{ pix_fmt: "yuvj420p" }, { bitDepth: 8, isFullRange: true }],
    [{ color_range: "pc" }, { isFullRange: true }],
    [
      { color_transfer: "smpte2084", color_space: "bt2020nc" },
      { hdr: "pq", colorMatrix: "bt2020" },
    ],
    [{ color_transfer: "arib-std-b67" }, { hdr: "hlg" }],
    [{ color_space: "smpte170m" }, { colorMatrix: "bt601" }],
    [{ height: 480 }, { colorMatrix: "bt601" }],
    [{ pix_fmt: "gbrp" }, { colorMatrix: "rgb" }],
    [{ field_order: "tt" }, { isInterlaced: true }],
    [{ field_order: "progressive" }, { isInterlaced: false }],
    [{ sample_aspect_ratio: "64:45" }, { sampleAspect: { num: 64, den: 45 } }],
    [{ sample_aspect_ratio: "0:1" }, { sampleAspect: { num: 1, den: 1 } }],
    [{ sample_aspect_ratio: "500:1" }, { sampleAspect: { num: 1, den: 1 } }],
    [
      { r_frame_rate: "90000/1", avg_frame_rate: "30/1" },
      { isVariableRate: false, averageFrameRate: { num: 30, den: 1 } },
    ],
    [{ r_frame_rate: "60/1", avg_frame_rate: "41/1" }, { isVariableRate: true }],
    [{ r_frame_rate: "50/1", avg_frame_rate: "25/1" }, { isVariableRate: false }],
    [{ r_frame_rate: "30/1", avg_frame_rate: "2984/100" }, { averageFrameRate: { num: 30, den: 1 } }],
    [{ r_frame_rate: "0/0", avg_frame_rate: "0/0" }, { averageFrameRate: { num: 25, den: 1 } }],
    [{ duration: undefined, tags: { DURATION: "01:02:03.500000000" } }, { durationSeconds: 3723.5 }],
    [{ duration: "N/A" }, { durationSeconds: null }],
  ])("reads %j", (changes, expected) => expect(infoOf([video(changes)]).video).toMatchObject(expected));

  it("knows what must be remuxed before it can be cut", () => {
    expect(infoOf([video()], { format_name: "mpegts" }).isSeekable).toBe(false);
    expect(infoOf([video()], { format_name: "matroska,webm" }).isSeekable).toBe(true);
    expect(infoOf([video()], {}, false).isSeekable).toBe(false);
  });

  it("accepts a single frame without a duration", () => {
    const info = infoOf([video({ duration: undefined })], { duration: undefined }, false);
    expect(info.durationSeconds).toBeCloseTo(1 / 24);
  });

  it("leaves out missing audio, and tells which subtitles are text", () => {
    const subtitles = [
      {
        index: 5,
        codec_type: "subtitle",
        codec_name: "subrip",
        disposition: { forced: 1 },
        tags: { language: "ger", title: "Zwang" },
      },
      { index: 6, codec_type: "subtitle", codec_name: "hdmv_pgs_subtitle" },
    ];
    const info = infoOf([
      video(),
      audio({ channels: 0 }),
      audio({ index: 2, sample_rate: "0" }),
      ...subtitles,
    ]);
    expect(info.audio).toEqual([]);
    expect(info.subtitles).toMatchObject([
      { index: 5, isText: true, isForced: true, languageTag: "de", name: "Zwang" },
      { index: 6, isText: false, languageTag: "und", name: null },
    ]);
  });

  it("reads chapters from the film's start", () => {
    const chapters = [
      { start_time: "10", end_time: "40", tags: { title: "One" } },
      { start_time: "40", end_time: "70" },
      { start_time: "70", end_time: "70" },
    ];
    const parsed = parseProbe(
      { streams: [video()], chapters, format: { ...format, start_time: "10" } },
      { hasIndex: true },
    );
    expect(parsed).toMatchObject({
      info: {
        chapters: [
          { startSeconds: 0, endSeconds: 30, name: "One" },
          { startSeconds: 30, endSeconds: 60, name: "Chapter 2" },
        ],
      },
    });
  });
});

describe("parseProbe refuses", () => {
  it.each([
    ["nothing at all", [], {}, /damaged, empty or not a video/],
    ["audio alone", [audio()], {}, /audio but no video/],
    ["0 × 0", [video({ width: 0, height: 0 })], {}, /can't be read/],
    ["an unknown codec", [video({ codec_name: undefined })], {}, /format that Matinee can't read/],
    ["what could not be decoded", [video({ pix_fmt: undefined })], {}, /can't be read/],
    ["too many pixels", [video({ width: 16000, height: 16000 })], {}, /too large \(16000 × 16000\)/],
    ["too many hours", [video()], { duration: "90000" }, /claims to last 25 hours/],
    [
      "too many tracks",
      [video(), ...Array.from({ length: 128 }, (_, n) => audio({ index: n + 1 }))],
      {},
      /129 tracks/,
    ],
  ])("%s", (_name, streams, changes, reason) => expect(reasonOf(streams, changes)).toMatch(reason));

  it("what is no answer of ffprobe", () => {
    expect(parseProbe("nonsense", { hasIndex: true })).toMatchObject({ kind: "refused" });
    expect(parseProbe({ streams: "no" }, { hasIndex: true })).toMatchObject({ kind: "refused" });
  });
});
