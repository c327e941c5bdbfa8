import { describe, expect, it } from "vitest";
import { decodeText } from "#core/media/webvtt/decode-text.ts";

const latin1 = (text: string): Uint8Array => Buffer.from(text, "latin1");

describe("decodeText", () => {
  it.each([
    { name: "UTF-8", bytes: Buffer.from("Grüße, мир, 🎬"), text: "Grüße, мир, 🎬" },
    { name: "UTF-8 with a mark", bytes: Buffer.from("\uFEFFé"), text: "é" },
    { name: "UTF-16", bytes: Buffer.from("\uFEFFçà", "utf16le"), text: "çà" },
    { name: "Windows-1252", bytes: latin1("d\xe9j\xe0 vu \x80 \x93oui\x94"), text: "déjà vu € “oui”" },
    {
      name: "Windows-1251 by content",
      bytes: latin1("\xcf\xf0\xe8\xe2\xe5\xf2, \xec\xe8\xf0"),
      text: "Привет, мир",
    },
    { name: "nothing", bytes: new Uint8Array(), text: "" },
  ])("reads $name", ({ bytes, text }) => expect(decodeText(bytes)).toBe(text));

  it.each([
    { languageTag: "ru", bytes: latin1("OK, \xe4\xe0"), text: "OK, да" },
    { languageTag: "pl", bytes: latin1("\xbfycie"), text: "życie" },
    { languageTag: "el-GR", bytes: latin1("\xed\xe1\xe9"), text: "ναι" },
    { languageTag: "ja", bytes: latin1("\x82\xa0"), text: "あ" },
    { languageTag: "fr", bytes: latin1("\xe9t\xe9"), text: "été" },
  ])("knows how Windows writes $languageTag", ({ languageTag, bytes, text }) => {
    expect(decodeText(bytes, languageTag)).toBe(text);
  });

  it("decodes a text joined from several files line by line", () => {
    const bytes = Buffer.concat([Buffer.from("caffè\n"), latin1("caff\xe8\n"), Buffer.from("più")]);
    expect(decodeText(bytes)).toBe("caffè\ncaffè\npiù");
  });
});
