import { describe, expect, it } from "vitest";
import { planVideo } from "#core/media/plan/plan-video.ts";
import { audioArgs } from "#core/media/ffmpeg-args/audio-args.ts";
import { audioDecodeArgs } from "#core/media/ffmpeg-args/audio-decode-args.ts";
import { type AudioRun } from "#core/media/ffmpeg-args/audio-range.ts";
import { sampleAudio, sampleInfo } from "#core/media/testing/sample-info.ts";

const plan = planVideo(sampleInfo());
const run = (changes: Partial<AudioRun>): AudioRun => {
  const track = plan.audio[0];
  if (!track) throw new Error("the sample has a track");
  return {
    plan,
    source: { kind: "file", path: "/film" },
    track,
    firstSegment: 5,
    segmentCount: 2,
    way: "fast",
    ...changes,
  };
};

describe("soundArgs", () => {
  it("cuts complete AAC frames with pre-roll that is dropped by packet", () => {
    const args = audioArgs(run({}));
    const first = 938;
    const [start, end] = [(first - 48) * 1024, (1313 + 3) * 1024];
    expect(args.input.slice(-6)).toEqual([
      "-copyts",
      "-noaccurate_seek",
      "-seek_timestamp",
      "1",
      "-ss",
      "18.886666",
    ]);
    expect(args.source).toBe("file:/film");
    expect(args.output).toEqual([
      ...["-map", "0:1", "-af"],
      `aresample=48000:async=1:ochl=stereo,asettb=1/48000,apad,atrim=start_pts=${start}:end_pts=${end}`,
      ...["-c:a", "aac", "-profile:a", "aac_low", "-b:a", "128k", "-ar", "48000", "-ac", "2"],
      ...["-bsf:a", `noise=drop='lt(pts\\,${first * 1024})+gte(pts\\,${1313 * 1024})'`],
      ...["-map_metadata", "-1", "-map_chapters", "-1", "-avoid_negative_ts", "disabled"],
      ...["-f", "segment", "-segment_format", "mp4", "-segment_format_options"],
      "movflags=+frag_custom+empty_moov+default_base_moof+frag_discont+negative_cts_offsets",
      ...["-segment_frames", "187,375", "-segment_start_number", "5", "a0/%05d.m4s"],
      ...["-map", "0:1", "-af", "atrim=start=20.010667:end=28.010667", "-c:a", "pcm_u8"],
      ...["-avoid_negative_ts", "disabled", "-f", "framecrc", "audible.txt"],
    ]);
  });

  it("starts at the very start, where a late track is filled up", () => {
    const args = audioArgs(run({ firstSegment: 0, segmentCount: 1 }));
    expect(args.input).not.toContain("-ss");
    expect(args.output).toContain(
      `aresample=48000:async=1:ochl=stereo:first_pts=0,asettb=1/48000,apad,atrim=start_pts=0:end_pts=${191 * 1024}`,
    );
    expect(args.output.join(" ")).toContain(
      "-segment_frames 188 -segment_start_number 0 a0/%05d.m4s -map 0:1",
    );
  });

  it("counts from the plan's own zero", () => {
    const late = planVideo(sampleInfo({ audio: [sampleAudio({ startSeconds: -0.021 })] }));
    const args = audioArgs(run({ plan: late }));
    expect(args.output.join(" ")).toContain("asetpts=PTS-round(-0.021/TB),aresample");
  });

  it("encodes what was decoded before, so that changes of channels and rate are behind it", () => {
    const decoding = audioDecodeArgs(run({ way: "levelled" }));
    expect(decoding.input).toContain("-ss");
    expect(decoding.output.join(" ")).toMatch(
      /^-map 0:1 -af aresample=48000:ochl=stereo,atrim=start=18\.986667:end=28\.074667 -c:a pcm_f32le .* decoded\.nut /,
    );
    expect(decoding.output.at(-1)).toBe("audible.txt");
    const encoding = audioArgs(run({ way: "levelled" }));
    expect(encoding).toMatchObject({ input: ["-copyts", "-f", "nut"], source: "file:decoded.nut" });
    expect(encoding.output.slice(0, 4).join(" ")).toContain("aresample=48000:async=1:ochl=stereo,asettb");
    expect(encoding.output).not.toContain("audible.txt");
  });

  it("reads it all where a seek misses something, and makes silence where there is nothing", () => {
    expect(audioDecodeArgs(run({ way: "thorough" })).input).not.toContain("-ss");
    expect(audioArgs(run({ way: "thorough" })).output.join(" ")).toContain(":first_pts=911360,");
    const silence = audioArgs(run({ way: "silence" }));
    expect(silence).toMatchObject({ input: ["-f", "lavfi"], source: "anullsrc=r=48000:cl=stereo" });
    expect(silence.output.slice(0, 2)).toEqual(["-map", "0:a:0"]);
    expect(silence.output.at(-1)).toBe("a0/%05d.m4s");
  });
});
