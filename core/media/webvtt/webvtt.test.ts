import { describe, expect, it } from "vitest";
import { DomainError } from "#core/errors/domain-error.ts";
import { CAPTIONS_MAX_CHARACTERS, toWebVtt } from "#core/media/webvtt/webvtt.ts";

const cue = (text: string) => `WEBVTT\n\n00:01.000 --> 00:02.000\n${text}\n`;
const textOf = (vtt: string) => vtt.split("\n").slice(3).join("\n").trim();
const rewritten = (text: string) => textOf(toWebVtt(cue(text), "webvtt"));

describe("toWebVtt", () => {
  it("reads SRT with numbers, commas, fonts and a byte order mark", () => {
    const srt =
      '\uFEFF1\r\n00:00:01,500 --> 00:00:03,000\r\n<font color="red">Hello</font>,\r\n<i>you</i>\r\n\r\n2\r\n00:00:04,000 --> 00:00:05,000\r\nBye\r\n';
    expect(toWebVtt(srt, "srt")).toBe(
      "WEBVTT\n\n00:00:01.500 --> 00:00:03.000\nHello,\n<i>you</i>\n\n00:00:04.000 --> 00:00:05.000\nBye\n\n",
    );
  });

  it("keeps SRT cues apart if the empty line between them is missing", () => {
    const srt = "1\n00:00:01,000 --> 00:00:02,000\nOne\n2\n00:00:03,000 --> 00:00:04,000\nTwo\n";
    expect(toWebVtt(srt, "srt")).toBe(
      "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nOne\n\n00:00:03.000 --> 00:00:04.000\nTwo\n\n",
    );
  });

  it("reads WebVTT with notes, styles, names and settings, and keeps only settings it knows", () => {
    const vtt =
      "WEBVTT - title\nX-TIMESTAMP-MAP=LOCAL:0,MPEGTS:0\n\nSTYLE\n::cue { color: url(http://x) }\n\nNOTE a --> b\n\nintro\n01:00:01.000 --> 01:00:02.000 line:10% align:start position:javascript:1 foo:bar\n<v Ada>Hi <c.red>there</c> <00:00:01.500><b>now</b>\n";
    expect(toWebVtt(vtt, "webvtt")).toBe(
      "WEBVTT\n\n01:00:01.000 --> 01:00:02.000 line:10% align:start\nHi there <b>now</b>\n\n",
    );
  });

  it("reads ASS: commas in the text, line breaks, overrides, drawings, layers", () => {
    const ass = [
      "[Script Info]",
      "[V4+ Styles]",
      "Format: Name, Fontname",
      "[Events]",
      "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text",
      "Dialogue: 0,0:00:01.00,0:00:02.50,Default,,0,0,0,,{\\an8\\i1}Yes{\\i0}, well\\Nand so",
      "Dialogue: 1,0:00:01.00,0:00:02.50,Default,,0,0,0,,{\\an8\\i1}Yes{\\i0}, well\\Nand so",
      "Dialogue: 0,0:00:03.00,0:00:04.00,Default,,0,0,0,,{\\p1}m 0 0 l 10 10{\\p0}",
      "Comment: 0,0:00:05.00,0:00:06.00,Default,,0,0,0,,never",
    ].join("\n");
    expect(toWebVtt(ass, "ass")).toBe(
      "WEBVTT\n\n00:00:01.000 --> 00:00:02.500 line:0\n<i>Yes</i>, well\nand so\n\n",
    );
  });

  it("skips cues whose times make no sense and sorts the others", () => {
    const vtt =
      "WEBVTT\n\n00:05.000 --> 00:06.000\nlater\n\n00:09.000 --> 00:08.000\nbackwards\n\n00:99.000 --> 01:99.000\nno time\n\n99999:00:00.000 --> 99999:00:01.000\ntoo late\n\n --> \n\n00:01.000 --> 00:02.000\nfirst\n";
    expect(toWebVtt(vtt, "webvtt")).toBe(
      "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nfirst\n\n00:00:05.000 --> 00:00:06.000\nlater\n\n",
    );
  });

  it("answers an empty file for what holds no captions", () => {
    expect(toWebVtt("", "srt")).toBe("WEBVTT\n\n");
    expect(toWebVtt("not captions at all\n\u0000\u0001", "webvtt")).toBe("WEBVTT\n\n");
    expect(toWebVtt("Dialogue: what", "ass")).toBe("WEBVTT\n\n");
  });

  it("refuses what is too large, and cuts a cue that is no caption", () => {
    expect(() => toWebVtt("x".repeat(CAPTIONS_MAX_CHARACTERS + 1), "srt")).toThrow(DomainError);
    expect(rewritten("y".repeat(100_000)).length).toBe(2_000);
  });
});

/** Does the same as vidstack's renderer: it decodes once, then sets `innerHTML`, which decodes again. */
function afterTwoDecodings(text: string): string {
  const names: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => names[name] ?? "");
}

describe("hostile captions", () => {
  const attacks = [
    "<img src=x onerror=alert(1)>",
    "&lt;img src=x onerror=alert(1)&gt;",
    "&amp;lt;img src=x onerror=alert(1)&amp;gt;",
    "&amp;amp;amp;amp;amp;amp;amp;amp;lt;img src=x onerror=alert(1)&gt;",
    "&#60;img src=x onerror=alert(1)&#62;",
    "&#x3c;img src=x onerror=alert(1)&#x3E;",
    "&#38;lt;img src=x&#38;gt;",
    "&LT;img src=x onerror=alert(1)&GT;",
    "&&lt;lt;img src=x&gt;",
    "&am&amp;p;lt;img src=x&gt;",
    "<<b>img src=x onerror=alert(1)>",
    "<b onclick=alert(1)>bold</b>",
    '<v "onmouseover=alert(1)>x',
    '<lang en" onmouseover="alert(1)>x</lang>',
    "<script>alert(1)</script>",
    "<svg/onload=alert(1)>",
    "<img src=x onerror=alert(1) ",
    "<\u0000img src=x>",
    "{\\i1}<img src=x>{\\i0}",
    "<b>&lt;/b&gt;&lt;img src=x&gt;</b>",
  ];

  it.each(attacks)("%s becomes no element, however often it is decoded", (attack) => {
    for (const format of ["webvtt", "srt"] as const) {
      let text = textOf(toWebVtt(cue(attack), format));
      for (let round = 0; round < 4; round += 1) {
        expect(text.replace(/<\/?[biu]>/g, "")).not.toContain("<");
        text = afterTwoDecodings(text);
      }
    }
  });

  it("cannot start another cue or a block from inside a text", () => {
    const vtt = toWebVtt(cue("one&#10;&#10;00:03.000 --&gt; 00:04.000&#13;&#10;two"), "webvtt");
    expect(vtt.match(/-->/g)).toHaveLength(1);
    expect(textOf(vtt)).not.toContain("\n\n");
  });

  it("keeps what only looks like markup readable", () => {
    expect(rewritten(">> ADA: I <3 you & me, 5 < 6 &amp; 7 > 3")).toBe(
      "&gt;&gt; ADA: I \u20393 you &amp; me, 5 \u2039 6 &amp; 7 &gt; 3",
    );
  });

  it("counts times from where the film starts, and leaves out what ended before", () => {
    const of = (times: string, text: string) => `${times}\n${text}\n\n`;
    const srt =
      of("00:00:01,000 --> 00:00:05,000", "Before") +
      of("00:00:04,000 --> 00:00:08,250", "Across") +
      of("00:00:10,000 --> 00:00:11,000", "After");
    expect(toWebVtt(srt, "srt", 6000)).toBe(
      `WEBVTT\n\n${of("00:00:00.000 --> 00:00:02.250", "Across")}${of("00:00:04.000 --> 00:00:05.000", "After")}`,
    );
  });

  it("stays linear over a long run of open brackets", () => {
    const started = performance.now();
    toWebVtt(cue("<a ".repeat(300_000) + "{\\".repeat(300_000)), "webvtt");
    toWebVtt("1 --> ".repeat(500_000), "srt");
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it("stays linear over a long text outside of any cue", () => {
    const started = performance.now();
    const text = toWebVtt(cue("a\n\n" + "b\n".repeat(200_000)), "webvtt");
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(text).not.toContain("b");
  });
});
