import { describe, expect, it } from "vitest";
import { ALLOWED_DECODERS, ALLOWED_FORMATS } from "#core/media/ffmpeg-args/ffmpeg-input.ts";
import { videoInitArgs } from "#core/media/ffmpeg-args/init-args.ts";
import { videoArgs } from "#core/media/ffmpeg-args/video-args.ts";
import { planVideo } from "#core/media/plan/plan-video.ts";
import { sampleInfo, sampleVideo } from "#core/media/testing/sample-info.ts";

const FILM = { kind: "file", path: "/film" } as const;

const video = sampleVideo({
  width: 854,
  height: 480,
  averageFrameRate: { num: 24000, den: 1001 },
  isInterlaced: true,
});
const plan = planVideo(sampleInfo({ video }));
const GUARD = [
  ...["-protocol_whitelist", "file", "-format_whitelist", ALLOWED_FORMATS.join(",")],
  ...["-codec_whitelist", ALLOWED_DECODERS.join(","), "-max_pixels", "35389440", "-max_streams", "128"],
  ...["-analyzeduration", "20000000", "-probesize", "20000000"],
];
const encoder = (cap: number): readonly string[] => [
  ...["-c:v", "libx264", "-preset", "veryfast", "-profile:v", "high", "-pix_fmt", "yuv420p"],
  ...["-crf", "23", "-maxrate", `${cap}k`, "-bufsize", `${2 * cap}k`, "-sc_threshold", "0", "-g", "48"],
  ...["-keyint_min", "48", "-x264-params", "chromaloc=0"],
];
const muxer = (renditionName: string, first: number, offset: string): readonly string[] => [
  ...[
    "-fps_mode",
    "cfr",
    "-r",
    "24000/1001",
    "-map_metadata",
    "-1",
    "-map_chapters",
    "-1",
    "-avoid_negative_ts",
    "disabled",
  ],
  ...["-output_ts_offset", offset, "-f", "hls", "-hls_segment_type", "fmp4"],
  ...["-hls_segment_options", "movflags=+frag_discont+negative_cts_offsets"],
  ...[
    "-hls_time",
    "4.004000",
    "-hls_list_size",
    "0",
    "-hls_flags",
    "temp_file",
    "-start_number",
    String(first),
  ],
  ...[
    "-hls_fmp4_init_filename",
    "init.mp4",
    "-hls_segment_filename",
    `${renditionName}/%05d.m4s`,
    `${renditionName}/index.m3u8`,
  ],
];
const NORMALISED = "format=yuv420p,setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709";
const MATRIX = "scale=in_color_matrix=bt709:in_range=full:out_color_matrix=bt709:out_range=limited";

describe("pictureArgs", () => {
  it("decodes a chunk once and scales in a chain", () => {
    const plain = planVideo(sampleInfo({ video: { ...video, isFullRange: true } }));
    const range = { renditionNames: ["v360", "v480"], firstSegment: 1, segmentCount: 5, tileCount: 2 };
    expect(videoArgs({ plan: plain, source: { kind: "file", path: "/a b/-it's.mkv" }, ...range })).toEqual({
      input: [
        ...[
          ...GUARD,
          "-noautorotate",
          "-copyts",
          "-noaccurate_seek",
          "-seek_timestamp",
          "1",
          "-ss",
          "4.004000",
        ],
      ],
      source: "file:/a b/-it's.mkv",
      output: [
        "-filter_complex",
        "[0:0]bwdif=mode=send_frame:parity=auto:deint=interlaced,fps=24000/1001,tpad=stop=96:stop_mode=clone," +
          `trim=start_pts=96:end_pts=576,setpts=PTS-96,${MATRIX},${NORMALISED},` +
          "scale=854:480:flags=bicubic,setsar=1,split=2[v480][from_v480];" +
          "[from_v480]scale=640:360:flags=bicubic,setsar=1,split=2[v360][from_v360];" +
          "[from_v360]select='not(mod(n,240))',scale=320:180:flags=bicubic:" +
          "in_color_matrix=bt709:out_color_matrix=bt601,setparams=colorspace=smpte170m,setsar=1,tile=2x1[sb]",
        ...["-map", "[v480]", ...encoder(1400), ...muxer("v480", 1, "4.004000")],
        ...["-map", "[v360]", ...encoder(800), ...muxer("v360", 1, "4.004000")],
        ...[
          "-map",
          "[sb]",
          "-frames:v",
          "1",
          "-fps_mode",
          "passthrough",
          "-map_metadata",
          "-1",
          "-map_chapters",
          "-1",
        ],
        ...[
          "-c:v",
          "libwebp",
          "-quality",
          "70",
          "-compression_level",
          "3",
          "-f",
          "image2",
          "-update",
          "1",
          "sb.webp",
        ],
      ],
    });
  });

  it("reads the first chunk from the start, and fills up what is missing there", () => {
    const run = {
      plan,
      source: FILM,
      renditionNames: ["v360"],
      firstSegment: 0,
      segmentCount: 1,
      tileCount: 0,
      threads: 1,
    };
    const args = videoArgs(run);
    expect(args.input).toEqual([...GUARD, "-noautorotate", "-copyts", "-threads", "1"]);
    expect(args.output[1]).toContain(
      "fps=24000/1001:start_time=0,tpad=stop=96:stop_mode=clone,trim=start_pts=0:end_pts=96",
    );
    expect(args.output[1]).toMatch(/scale=640:360:flags=bicubic,setsar=1\[v360\]$/);
    expect(args.output.slice(-3, -1)).toEqual(["-hls_segment_filename", "v360/%05d.m4s"]);
  });

  it("counts from the plan's own zero", () => {
    const late = { ...plan, sourceStartSeconds: 1.5 };
    const run = {
      plan: late,
      source: FILM,
      renditionNames: ["v360"],
      firstSegment: 6,
      segmentCount: 1,
      tileCount: 0,
    };
    const args = videoArgs(run);
    expect(args.input.slice(-2)).toEqual(["-ss", "25.524000"]);
    expect(args.output[1]).toContain("setpts=PTS-round(1.5/TB),fps=24000/1001,");
    expect(videoArgs({ ...run, seekBackSeconds: 12 }).input.slice(-2)).toEqual(["-ss", "13.524000"]);
    expect(videoArgs({ ...run, seekBackSeconds: 60 }).input).not.toContain("-ss");
  });

  it("makes a sprite alone where every rendition is there", () => {
    const args = videoArgs({
      plan,
      source: FILM,
      renditionNames: [],
      firstSegment: 0,
      segmentCount: 1,
      tileCount: 1,
    });
    expect(args.output[1]).toMatch(/^\[0:0\].*setparams[^[]*,select=.*tile=1x1\[sb\]$/);
    expect(args.output[2]).toBe("-map");
  });
});

describe("pictureInitArgs", () => {
  it("sends a moment of black through the same encoder and muxer", () => {
    const args = videoInitArgs(plan);
    expect(args.input).toEqual(["-f", "lavfi"]);
    expect(args.source).toBe("color=c=black:s=854x480:r=24000/1001");
    const rest = args.output.slice(2);
    expect(rest).toEqual([
      ...["-map", "[v480]", ...encoder(1400), ...muxer("v480", 0, "0.000000")],
      ...["-map", "[v360]", ...encoder(800), ...muxer("v360", 0, "0.000000")],
    ]);
  });
});
