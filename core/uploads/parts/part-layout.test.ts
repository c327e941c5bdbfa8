import { describe, expect, it } from "vitest";
import { layOutParts, MAX_PARTS, rangeOfPart } from "#core/uploads/parts/part-layout.ts";

const MIB = 2 ** 20;

describe("layOutParts", () => {
  it("cuts a small file into one part", () => {
    expect(layOutParts(1)).toEqual({ partSizeBytes: 8 * MIB, partCount: 1 });
    expect(layOutParts(8 * MIB)).toEqual({ partSizeBytes: 8 * MIB, partCount: 1 });
    expect(layOutParts(8 * MIB + 1)).toEqual({ partSizeBytes: 8 * MIB, partCount: 2 });
  });

  it("uses larger parts if there would be too many", () => {
    const layout = layOutParts(100 * 2 ** 30);
    expect(layout.partSizeBytes).toBe(11 * MIB);
    expect(layout.partCount).toBeLessThanOrEqual(MAX_PARTS);
  });
});

describe("placeOfPart", () => {
  const upload = { ...layOutParts(20 * MIB), sizeBytes: 20 * MIB };

  it("gives the last part what is left", () => {
    expect(rangeOfPart(upload, 1)).toEqual({ offsetBytes: 0, partBytes: 8 * MIB });
    expect(rangeOfPart(upload, 3)).toEqual({ offsetBytes: 16 * MIB, partBytes: 4 * MIB });
  });

  it.each([0, 4, -1, 1.5, Number.NaN])("knows no part %s", (number) => {
    expect(rangeOfPart(upload, number)).toBeNull();
  });
});
