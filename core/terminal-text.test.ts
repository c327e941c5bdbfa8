import { expect, it } from "vitest";
import { jsonLine, terminalLine, terminalText } from "#core/terminal-text.ts";

/** Clears the screen, rings the bell, moves back, begins a C1 sequence, reverses the text, breaks the line. */
const HOSTILE = "a\x1b[2J\x07\r\b\x7f\u009b31m\u202egpj\u2066\u2028\nb\tc\0";
const OBEYED = /[\p{Cc}\u2028-\u202e\u2066-\u2069]/u;

it("escapes what a terminal would interpret, on one line", () => {
  const line = terminalLine(HOSTILE);
  expect(line).toBe("a\\x1b[2J\\x07\\x0d\\x08\\x7f\\x9b31m\\u202egpj\\u2066\\u2028\\nb\\tc\\x00");
  expect(line).not.toMatch(OBEYED);
});

it("leaves names of every language alone", () => {
  for (const name of ["Amélie", "千と千尋の神隠し", "می‌خواهم", "👩‍🚀 in space", "שלום\u200f!"])
    expect(terminalLine(name)).toBe(name);
});

it("keeps line breaks and tabs in a text, and nothing else", () => {
  expect(terminalText("one\ntwo\tthree\x1b[1A")).toBe("one\ntwo\tthree\\x1b[1A");
});

it("keeps data in JSON, escaped", () => {
  const json = jsonLine({ name: HOSTILE });
  expect(json).not.toMatch(OBEYED);
  expect(JSON.parse(json)).toEqual({ name: HOSTILE });
});
