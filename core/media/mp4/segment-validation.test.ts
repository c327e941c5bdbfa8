import { describe, expect, it } from "vitest";
import { parseFragments } from "#core/media/mp4/fragment.ts";
import { parseInit } from "#core/media/mp4/init-segment.ts";
import { planVideo } from "#core/media/plan/plan-video.ts";
import { validateInit, validateSegment } from "#core/media/mp4/segment-validation.ts";
import {
  box,
  fragment,
  videoInit,
  type SampleFragment,
  audioInit,
  words,
} from "#core/media/testing/mp4-bytes.ts";
import { sampleInfo } from "#core/media/testing/sample-info.ts";

const plan = planVideo(sampleInfo());
const init = parseInit(videoInit({ timescale: 12288 }));
const good: SampleFragment = { decodeTime: 96 * 512, sampleCount: 96, sampleDuration: 512 };
const validate = (bytes: Uint8Array) =>
  validateSegment({ plan, renditionName: "v360", number: 1, bytes, init });
const reason = (bytes: Uint8Array): string => {
  const validation = validate(bytes);
  return validation.ok ? "passed" : validation.reason;
};
const joined = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

describe("judgeSegment", () => {
  it("passes what was planned", () => expect(validate(fragment(good))).toEqual({ ok: true }));
  it("passes a segment in several fragments", () => {
    const half = { ...good, sampleCount: 48 };
    expect(validate(joined(fragment(half), fragment({ ...half, decodeTime: 144 * 512 })))).toEqual({
      ok: true,
    });
  });
  it("refuses a frame too few or too many", () => {
    expect(reason(fragment({ ...good, sampleCount: 95 }))).toBe("it has 95 frames, not 96");
    expect(reason(fragment({ ...good, sampleCount: 97 }))).toBe("it has 97 frames, not 96");
  });
  it("refuses another decode time", () => {
    expect(reason(fragment({ ...good, decodeTime: 0 }))).toBe("it starts at 0, not 49152");
  });
  it("refuses another pace", () => {
    expect(reason(fragment({ ...good, sampleDuration: 511 }))).toBe("it lasts 49056, not 49152");
  });
  it("refuses a recovery point instead of an IDR", () => {
    expect(reason(fragment({ ...good, nalTypes: [9, 7, 8, 6, 1] }))).toBe(
      "it does not start with an IDR picture",
    );
    expect(reason(fragment({ ...good, nalTypes: [9, 6] }))).toBe("it does not start with an IDR picture");
  });
  it("refuses what is cut off, anywhere, and never throws", () => {
    const bytes = fragment(good);
    for (let length = 0; length < bytes.length; length += 7)
      expect(validate(bytes.subarray(0, length)).ok, `${length} bytes`).toBe(false);
  });
  it("never throws on noise", () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const bytes = fragment(good);
      for (let hit = 0; hit < 5; hit += 1)
        bytes[(seed * 7919 + hit * 104_729) % bytes.length] = (seed * 31 + hit) & 255;
      expect(typeof validate(bytes).ok).toBe("boolean");
    }
  });
  it("counts audio in packets of 1024 samples", () => {
    const audio = { decodeTime: 188 * 1024, sampleCount: 187, sampleDuration: 1024 };
    const validation = validateSegment({
      plan,
      renditionName: "a0",
      number: 1,
      bytes: fragment(audio),
      init: parseInit(audioInit()),
    });
    expect(validation).toEqual({ ok: true });
  });
});

describe("judgeInit", () => {
  it("passes the same stream", () => {
    expect(validateInit(init, videoInit({ timescale: 12288 }))).toEqual({ ok: true });
  });
  it.each([
    [{ level: 40 }, /codecs is avc1.640028/],
    [{ width: 642 }, /width is 642/],
    [{ edit: 2048 }, /editList/],
    [{ timescale: 90_000 }, /timescale is 90000/],
  ])("refuses %j", (changes, expected) => {
    const validation = validateInit(init, videoInit({ timescale: 12288, ...changes }));
    expect(validation.ok ? "" : validation.reason).toMatch(expected);
  });
  it("does not mind AAC's measured bit rate", () => {
    expect(validateInit(parseInit(audioInit(96_000)), audioInit(131_072))).toEqual({ ok: true });
  });
  it("refuses what is no init", () => {
    expect(validateInit(init, words(1, 2, 3)).ok).toBe(false);
    expect(validateInit(init, box("moov", box("trak"))).ok).toBe(false);
  });
});

describe("parseInit", () => {
  it("names codecs as RFC 6381 does", () => {
    expect(parseInit(videoInit())).toMatchObject({
      kind: "video",
      codecs: "avc1.64001f",
      width: 640,
      height: 360,
    });
    expect(parseInit(audioInit())).toMatchObject({
      kind: "audio",
      codecs: "mp4a.40.2",
      timescale: 48_000,
      codecConfig: "1190",
    });
  });
});

describe("parseFragments", () => {
  it("reads times beyond 2^32", () => {
    const late = { ...good, decodeTime: 3 * 2 ** 32 + 5 };
    expect(parseFragments(fragment(late)).decodeTime).toBe(3 * 2 ** 32 + 5);
  });
  it("refuses a hole between fragments", () => {
    const half = { ...good, sampleCount: 48 };
    expect(() => parseFragments(joined(fragment(half), fragment({ ...half, decodeTime: 0 })))).toThrow(
      /hole/,
    );
  });
});
