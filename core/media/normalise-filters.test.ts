import { describe, expect, it } from "vitest";
import { isTemporalFilter, normaliseFilters } from "#core/media/normalise-filters.ts";
import { sampleVideo } from "#core/media/testing/sample-info.ts";

const END = ["format=yuv420p", "setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709"];

describe("normaliseFilters", () => {
  it("leaves a plain picture alone", () => {
    expect(normaliseFilters(sampleVideo())).toEqual(END);
  });
  it("deinterlaces, before a chunk is cut", () => {
    const filters = normaliseFilters(sampleVideo({ isInterlaced: true }));
    expect(filters).toEqual(["bwdif=mode=send_frame:parity=auto:deint=interlaced", ...END]);
    expect(filters.map(isTemporalFilter)).toEqual([true, false, false]);
  });
  it("converts other matrices and ranges", () => {
    expect(normaliseFilters(sampleVideo({ colorMatrix: "bt601" }))[0]).toBe(
      "scale=in_color_matrix=bt601:in_range=limited:out_color_matrix=bt709:out_range=limited",
    );
    expect(normaliseFilters(sampleVideo({ isFullRange: true }))[0]).toBe(
      "scale=in_color_matrix=bt709:in_range=full:out_color_matrix=bt709:out_range=limited",
    );
    expect(normaliseFilters(sampleVideo({ colorMatrix: "rgb" }))[0]).toBe(
      "scale=out_color_matrix=bt709:out_range=limited",
    );
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
