import { describe, expect, it } from "vitest";
import { cueLines } from "./cue-text.ts";

const plain = (text: string) => cueLines(text).map((line) => line.map((run) => run.text).join(""));

describe("cueLines", () => {
  it("keeps lines and faces", () => {
    expect(cueLines("<i>Rain</i> on\nthe <b>roof</b>")).toEqual([
      [
        { text: "Rain", isItalic: true, isBold: false, isUnderlined: false },
        { text: " on", isItalic: false, isBold: false, isUnderlined: false },
      ],
      [
        { text: "the ", isItalic: false, isBold: false, isUnderlined: false },
        { text: "roof", isItalic: false, isBold: true, isUnderlined: false },
      ],
    ]);
  });

  it("drops voices, classes, times and foreign tags, but not their words", () => {
    expect(plain('<v Ann>Hello <c.loud>there</c> <00:01.000>you<img src=x onerror="x()">')).toEqual([
      "Hello there you",
    ]);
  });

  it("decodes entities once, so what was escaped twice stays escaped text", () => {
    expect(plain("&lt;b&gt; &amp;lt;img src=x&amp;gt;")).toEqual(["<b> &lt;img src=x&gt;"]);
  });

  it("survives a tag that never ends", () => {
    expect(plain("so <i")).toEqual(["so <i"]);
    expect(plain("so <")).toEqual(["so "]);
  });
});
