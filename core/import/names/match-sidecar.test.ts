import { describe, expect, it } from "vitest";
import { matchSidecar } from "#core/import/names/match-sidecar.ts";
import { parseSubtitleName } from "#core/import/names/sidecar-tags.ts";

const match = (filePath: string, videoFileName = "Film.mkv", others: string[] = []) =>
  matchSidecar({ steps: filePath.split("/"), videoFileName, videoFileNames: [videoFileName, ...others] });

describe("matchSidecar", () => {
  it.each([
    ["Film.srt", "und", "subtitles"],
    ["Film.en.srt", "en", "subtitles"],
    ["film.EN.SRT", "en", "subtitles"],
    ["Film.en.forced.srt", "en", "forced"],
    ["Film.forced.en.srt", "en", "forced"],
    ["Film.de.sdh.ass", "de", "captions"],
    ["Film.eng.cc.vtt", "en", "captions"],
    ["Film.en.hi.srt", "en", "captions"],
    ["Film.hi.srt", "hi", "subtitles"],
    ["Film.ger.ssa", "de", "subtitles"],
    ["Film.pt-BR.srt", "pt-BR", "subtitles"],
    ["Film.pob.srt", "pt-BR", "subtitles"],
    ["Film.zh-Hant.srt", "zh-Hant", "subtitles"],
    ["Film.no.srt", "nb", "subtitles"],
    ["Film.Deutsch.srt", "de", "subtitles"],
    ["Film-English.srt", "en", "subtitles"],
    ["Film.default.fr.srt", "fr", "subtitles"],
    ["Film.commentary.srt", "und", "subtitles"],
    ["Subs/Film.en.srt", "en", "subtitles"],
    ["Subs/English.srt", "en", "subtitles"],
    ["subtitles/2_English.srt", "en", "subtitles"],
    ["Subs/Film/3_French.srt", "fr", "subtitles"],
    ["Subs/Film/SDH.eng.HI.srt", "en", "captions"],
  ])("parses %s as %s %s", (filePath, languageTag, kind) => {
    expect(match(filePath)).toEqual({ languageTag, kind });
  });

  it.each([
    ["another film's", "Filmed.en.srt"],
    ["no subtitles", "Film.en.txt"],
    ["of another film in Subs", "Subs/Other/2_English.srt"],
  ])("leaves what is %s: %s", (_what, filePath) => expect(match(filePath)).toBeNull());

  it("leaves what is named by its language alone where two films lie in the folder", () => {
    expect(match("Subs/English.srt", "Film.mkv", ["Other.mkv"])).toBeNull();
    expect(match("Subs/Film/English.srt", "Film.mkv", ["Other.mkv"])).toMatchObject({ languageTag: "en" });
  });

  it("gives what begins with two films' names to the longer one", () => {
    expect(match("Film.2.en.srt", "Film.mkv", ["Film.2.mkv"])).toBeNull();
    expect(match("Film.2.en.srt", "Film.2.mkv", ["Film.mkv"])).toMatchObject({ languageTag: "en" });
  });
});

describe("parseSubtitleName", () => {
  it.each([
    ["The.Third.Man.1949.en.forced", "en", "forced"],
    ["It.Follows.2014", "und", "subtitles"],
    ["Der Himmel über Berlin", "und", "subtitles"],
    ["English", "en", "subtitles"],
    ["2_German.SDH", "de", "captions"],
  ])("reads %s as %s %s", (stem, languageTag, kind) => {
    expect(parseSubtitleName(stem)).toEqual({ languageTag, kind });
  });
});
