import { describe, expect, it } from "vitest";
import { ALLOWED_DECODERS, ALLOWED_FORMATS, guardedInput } from "#core/media/ffmpeg-args/ffmpeg-input.ts";
import { firstFrameArgs, lastPacketsArgs, probeArgs } from "#core/media/probe/probe-args.ts";
import { type CopyContainer, copyContainers, remuxArgs } from "#core/media/ffmpeg-args/remux-args.ts";
import { stillArgs, stillSizes, stillTimes } from "#core/media/ffmpeg-args/still-args.ts";
import { type SourceInput } from "#core/media/ffmpeg-args/source-input.ts";
import { subtitleArgs } from "#core/media/ffmpeg-args/subtitle-args.ts";
import { sampleAudio, sampleInfo, sampleVideo } from "#core/media/testing/sample-info.ts";
import { type MediaInfo } from "#core/media/types.ts";

const GUARD = [
  ...[
    "-protocol_whitelist",
    "file",
    "-format_whitelist",
    "mov,matroska,mpegts,avi,flv,ogg,asf,mpeg,mpegvideo",
  ],
  ...["-codec_whitelist", ALLOWED_DECODERS.join(","), "-max_pixels", "35389440", "-max_streams", "128"],
  ...["-analyzeduration", "20000000", "-probesize", "20000000"],
];

const file = (path: string): SourceInput => ({ kind: "file", path });

describe("guardedInput", () => {
  it("lets FFmpeg open this file alone, as a film alone", () => {
    expect(guardedInput(file("/films/-a%05d.mp4"))).toEqual({
      options: GUARD,
      source: "file:/films/-a%05d.mp4",
    });
  });
  it("lets FFmpeg open one address of this process alone, past a proxy, and follows nothing", () => {
    const url = "http://127.0.0.1:40000/token/source";
    const { options, source } = guardedInput({ kind: "loopback", url });
    expect(source).toBe(url);
    expect(options.slice(0, 8)).toEqual([
      ...["-protocol_whitelist", "http,tcp", "-seekable", "1", "-http_proxy", "none", "-max_redirects", "0"],
    ]);
    expect(options.slice(-(GUARD.length - 2))).toEqual(GUARD.slice(2));
  });
  it("admits no playlist and nothing that opens other files", () => {
    for (const name of ["hls", "dash", "concat", "image2", "sdp", "applehttp", "lavfi", "tee", "subfile"])
      expect(ALLOWED_FORMATS).not.toContain(name);
  });
});

describe("probeArgs", () => {
  it("reads on for tracks that begin late", () => {
    expect(probeArgs(file("/film"), { isDeep: true }).join(" ")).toContain(
      "-analyzeduration 1200000000 -probesize 500000000",
    );
  });
  it("reads the index alone", () => {
    expect(probeArgs(file("/film"))).toEqual([
      ...["-hide_banner", "-v", "warning", "-of", "json", "-show_format", "-show_streams"],
      ...["-show_programs", "-show_chapters"],
      ...[...GUARD, "-i", "file:/film"],
    ]);
  });
  it("decodes one frame to nowhere", () => {
    expect(firstFrameArgs(file("/film"), 2)).toEqual({
      input: GUARD,
      source: "file:/film",
      output: ["-map", "0:2", "-frames:v", "1", "-fps_mode", "passthrough", "-f", "null", "-"],
    });
  });
});

describe("lastPacketsArgs", () => {
  it("seeks far past the end, and lists times, lengths and flags of one stream", () => {
    expect(lastPacketsArgs(file("/film"), 2)).toEqual([
      ...["-hide_banner", "-v", "error", "-of", "csv=p=0", "-select_streams", "2"],
      ...["-read_intervals", "604800%", "-show_entries", "packet=pts_time,duration_time,flags"],
      ...[...GUARD, "-i", "file:/film"],
    ]);
  });
});

describe("remuxArgs", () => {
  const to = (container: CopyContainer) => ({ path: "/out/seekable", container });
  const text = { codec: "subrip", isText: true, languageTag: "en", name: null };
  const flags = { isForced: false, isHearingImpaired: false, isDefault: false };
  it("copies what Matroska supports, and converts other audio to FLAC", () => {
    const info = sampleInfo({
      container: "mpegts",
      audio: [sampleAudio(), sampleAudio({ index: 2, codec: "pcm_bluray" })],
      subtitles: [
        { ...text, ...flags, index: 3 },
        { ...text, ...flags, index: 4, isText: false },
      ],
    });
    expect(remuxArgs(file("/film.ts"), info, to("matroska"))).toEqual({
      input: [...GUARD, "-fflags", "+genpts"],
      source: "file:/film.ts",
      output: [
        ...["-map", "0:0", "-map", "0:1", "-map", "0:2", "-map", "0:3", "-c", "copy", "-c:a:1", "flac"],
        ...["-max_muxing_queue_size", "4096", "-f", "matroska", "file:/out/seekable"],
      ],
    });
  });
  it("unpacks DivX in AVI", () => {
    const info = sampleInfo({ container: "avi", video: sampleVideo({ codec: "mpeg4" }), audio: [] });
    expect(remuxArgs(file("/a.avi"), info, to("matroska")).output.join(" ")).toContain(
      "-c copy -bsf:v mpeg4_unpack_bframes",
    );
  });
  it("continues from the previous packet where a recorder restarted, in video and audio", () => {
    const options = (info: Partial<MediaInfo>) =>
      remuxArgs(file("/a"), sampleInfo(info), to("matroska")).output.join(" ");
    const flv = options({ container: "flv" });
    const time =
      "if(gt(N\\,0)\\,PREV_OUTDTS+if(lt(DTS\\,PREV_INDTS)\\,max(1\\,PREV_INDURATION)\\,DTS-PREV_INDTS)\\,DTS)";
    expect(flv).toContain(`-bsf:v setts=dts=${time}:pts=PTS-DTS+${time} -bsf:a setts=`);
    expect(options({ container: "matroska", audio: [] })).not.toContain("-bsf:a");
    expect(options({ container: "mpegts" })).not.toContain("setts");
  });
  it("keeps fragments of MP4 in MOV, with their turns", () => {
    expect(copyContainers(sampleInfo())[0]).toBe("mov");
    const { output } = remuxArgs(file("/a.mp4"), sampleInfo(), to("mov"));
    expect(output.slice(-3)).toEqual(["-f", "mov", "file:/out/seekable"]);
  });
  it("turns the text of MP4 into what Matroska carries", () => {
    const info = sampleInfo({ subtitles: [{ ...text, ...flags, index: 2, codec: "mov_text" }] });
    expect(remuxArgs(file("/a.mp4"), info, to("matroska")).output).toContain("-c:s:0");
    expect(remuxArgs(file("/a.mp4"), info, to("mp4")).output).not.toContain("-c:s:0");
  });
});

describe("subtitleArgs", () => {
  it.each([
    ["ass", ["-c:s", "copy", "-f", "ass"]],
    ["webvtt", ["-c:s", "copy", "-f", "webvtt"]],
    ["mov_text", ["-c:s", "subrip", "-f", "srt"]],
  ])("extracts %s", (codec, form) => {
    const args = subtitleArgs({
      source: { kind: "file", path: "/film" },
      tracks: [{ streamIndex: 3, codec, outputName: "s.txt" }],
    });
    expect(args.output).toEqual([
      ...["-map", "0:3", "-map_metadata", "-1", "-map_chapters", "-1", ...form, "-fs", "16777216", "s.txt"],
    ]);
  });
  it("extracts all tracks in one run", () => {
    const tracks = [3, 5].map((streamIndex) => ({
      streamIndex,
      codec: "ass",
      outputName: `${streamIndex}.txt`,
    }));
    const { output } = subtitleArgs({ source: { kind: "file", path: "/film" }, tracks });
    expect(output.filter((argument) => /^0:|txt$/.test(argument))).toEqual(["0:3", "3.txt", "0:5", "5.txt"]);
  });
});

describe("stills", () => {
  it("are spread over the film, without titles and credits", () => {
    expect(stillTimes(100, 4).map(Math.round)).toEqual([18, 38, 58, 78]);
  });
  it("are never larger than the video", () => {
    expect(stillSizes(sampleInfo())).toEqual([
      { width: 320, height: 180 },
      { width: 640, height: 360 },
      { width: 1280, height: 720 },
      { width: 1920, height: 1080 },
    ]);
    // Posters are cropped from the largest: a film of 854 is not reduced to 640 first.
    expect(stillSizes(sampleInfo({ video: sampleVideo({ width: 854, height: 480 }) })).at(-1)).toEqual({
      width: 854,
      height: 480,
    });
    expect(stillSizes(sampleInfo({ video: sampleVideo({ width: 16, height: 16 }) }))).toEqual([
      { width: 16, height: 16 },
    ]);
  });
  it("come in one run with placeholder, lightness and sharpness", () => {
    const args = stillArgs(
      file("/film"),
      sampleInfo({ video: sampleVideo({ width: 640, height: 360 }) }),
      12.5,
    );
    expect(args.input).toEqual([...GUARD, "-noautorotate", "-noaccurate_seek", "-ss", "12.500000"]);
    const colours = ":in_color_matrix=bt709:out_color_matrix=bt601,setparams=colorspace=smpte170m,setsar=1";
    expect(args.output[1]).toBe(
      "[0:0]thumbnail=40,format=yuv420p,setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709," +
        "split=5[from_w320][from_w640][from_tiny][from_mean][from_edges];" +
        `[from_w320]scale=320:180:flags=lanczos${colours}[w320];` +
        `[from_w640]scale=640:360:flags=lanczos${colours}[w640];` +
        `[from_tiny]scale=24:14:flags=area${colours}[tiny];` +
        "[from_mean]scale=1:1:flags=area,format=gray[mean];" +
        "[from_edges]scale=320:-1:flags=area,crop=w='min(iw,ceil(ih*2/3))',format=gray," +
        "convolution=0m='0 -1 0 -1 4 -1 0 -1 0':0rdiv=8,scale=1:1:flags=area[edges]",
    );
  });
});
