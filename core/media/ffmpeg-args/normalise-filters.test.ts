import { describe, expect, it } from "vitest";
import { isTemporalFilter, normaliseFilters } from "#core/media/ffmpeg-args/normalise-filters.ts";
import { sampleVideo } from "#core/media/testing/sample-info.ts";
import { type VideoStreamInfo } from "#core/media/types.ts";

const END = ["format=yuv420p", "setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709"];

describe("normaliseFilters", () => {
  it("leaves a plain video unchanged", () => {
    expect(normaliseFilters(sampleVideo())).toEqual(END);
  });
  it("deinterlaces, before a chunk is cut", () => {
    const filters = normaliseFilters(sampleVideo({ isInterlaced: true }));
    expect(filters).toEqual(["bwdif=mode=send_frame:parity=auto:deint=interlaced", ...END]);
    expect(filters.map(isTemporalFilter)).toEqual([true, false, false]);
  });
  it("keeps BT.601 under its own name, which costs nothing", () => {
    expect(normaliseFilters(sampleVideo({ colorMatrix: "bt601" }))).toEqual([
      "format=yuv420p",
      "setparams=range=tv:color_primaries=smpte170m:color_trc=smpte170m:colorspace=smpte170m",
    ]);
  });
  it("converts other matrices and ranges", () => {
    const first = (changes: Partial<VideoStreamInfo>): string | undefined =>
      normaliseFilters(sampleVideo(changes))[0];
    expect(first({ colorMatrix: "bt2020" })).toBe(
      "scale=in_color_matrix=bt2020:in_range=limited:out_color_matrix=bt709:out_range=limited",
    );
    expect(first({ isFullRange: true })).toBe(
      "scale=in_color_matrix=bt709:in_range=full:out_color_matrix=bt709:out_range=limited",
    );
    expect(first({ colorMatrix: "bt601", isFullRange: true })).toBe(
      "scale=in_color_matrix=bt601:in_range=full:out_color_matrix=bt601:out_range=limited",
    );
    expect(first({ colorMatrix: "rgb" })).toBe("scale=out_color_matrix=bt709:out_range=limited");
  });
  it("tone-maps HDR", () => {
    expect(normaliseFilters(sampleVideo({ hdr: "pq", colorMatrix: "bt2020" }))).toEqual([
      "zscale=tin=smpte2084:pin=bt2020:min=bt2020nc:rin=limited:t=linear:npl=100",
      "format=gbrpf32le",
      "zscale=p=bt709",
      "tonemap=tonemap=hable:desat=0",
      "zscale=t=bt709:m=bt709:r=limited",
      ...END,
    ]);
    expect(normaliseFilters(sampleVideo({ hdr: "hlg" }))[0]).toContain("tin=arib-std-b67");
  });
  it.each([
    [90, ["transpose=clock"]],
    [180, ["hflip", "vflip"]],
    [270, ["transpose=cclock"]],
  ])("turns by %i°", (rotationDegrees, expected) => {
    expect(normaliseFilters(sampleVideo({ rotationDegrees }))).toEqual([...expected, ...END]);
  });
});
