import { describe, expect, it } from "vitest";
import { toWebVtt } from "#core/media/webvtt/webvtt.ts";

const ASS = `[Script Info]
[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, Bold, Italic, Alignment, MarginV
Style: Default,Arial,48,&H00FFFFFF,0,0,2,10
Style: Top,Arial,48,&H00FFFFFF,0,0,8,10
[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
`;
/** Cues as `start settings|text`, from lines of `start,end,style,text`. */
const cuesOf = (lines: readonly string[], head = ASS): readonly string[] => {
  const dialogue = lines.map((line) => {
    const [start, end, style, ...text] = line.split(",");
    return `Dialogue: 0,0:00:0${start},0:00:0${end},${style},,0,0,0,,${text.join(",")}`;
  });
  const blocks = toWebVtt(head + dialogue.join("\n"), "ass")
    .split("\n\n")
    .slice(1, -1);
  return blocks.map((block) => block.replaceAll("00:00:0", "").replaceAll("\n", "|"));
};

describe("captions from ASS", () => {
  it("hide comments, alone and before an override", () => {
    const lines = [
      "1.00,2.00,Default,{note}Seen{TL note: a pun}, {check\\an8}kept",
      "3.00,4.00,Default,{all}",
    ];
    expect(cuesOf(lines)).toEqual(["1.000 --> 2.000 line:0|Seen, kept"]);
  });

  it("stay at the top by their style, unless the line overrides it", () => {
    expect(cuesOf(["1.00,2.00,Top,above", "2.50,3.00,Top,{\\an2}below", "4.00,5.00,None,usual"])).toEqual([
      "1.000 --> 2.000 line:0|above",
      "2.500 --> 3.000|below",
      "4.000 --> 5.000|usual",
    ]);
  });

  it("reads the alignments of SSA, which numbers them differently", () => {
    const ssa = ASS.replace("[V4+ Styles]", "[V4 Styles]").replace("0,0,8,10", "0,0,6,10");
    expect(cuesOf(["1.00,2.00,Top,above"], ssa)).toEqual(["1.000 --> 2.000 line:0|above"]);
    const middle = ASS.replace("[V4+ Styles]", "[V4 Styles]").replace("0,0,8,10", "0,0,10,10");
    expect(cuesOf(["1.00,2.00,Top,middle"], middle)).toEqual(["1.000 --> 2.000|middle"]);
  });

  it("joins a sign that is drawn again for each frame, in any order", () => {
    const frames = Array.from({ length: 20 }, (_, n) => {
      const at = (frame: number): string => (1 + frame * 0.04).toFixed(2);
      return `${at(n)},${at(n + 1)},Default,{\\pos(${640 + n},360)}SIGN`;
    });
    const spoken = "1.20,2.20,Default,said meanwhile";
    const expected = ["1.000 --> 1.800|SIGN", "1.200 --> 2.200|said meanwhile"];
    expect(cuesOf([...frames, spoken])).toEqual(expected);
    expect(cuesOf([spoken, ...frames.toReversed()])).toEqual(expected);
  });

  it("keeps apart what is said twice", () => {
    expect(cuesOf(["1.00,2.00,Default,No.", "2.20,3.00,Default,No."])).toHaveLength(2);
  });
});
