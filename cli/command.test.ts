import { expect, it } from "vitest";
import { COMMANDS } from "#cli/commands.ts";
import { parseCall } from "#cli/command.ts";
import { EXIT } from "#cli/exit-codes.ts";

const BLANK = ["", " ", "\t", "\u00a0"];

const withWords = COMMANDS.filter(({ words: [, most] }) => most > 0);
const textOptions = COMMANDS.flatMap((command) =>
  Object.entries(command.options).flatMap(([name, { type }]) =>
    type === "string" ? [{ command, name }] : [],
  ),
);

it.each(withWords)("$name refuses an empty or blank argument as wrong usage", (command) => {
  const [least] = command.words;
  for (const blank of BLANK) {
    const words = [...Array<string>(Math.max(0, least - 1)).fill("word"), blank];
    expect(() => parseCall(command, words)).toThrow(
      expect.objectContaining({
        exitCode: EXIT.usage,
        message: expect.stringMatching(/^An argument is empty/) as string,
      }),
    );
  }
});

it.each(textOptions)(
  "$command.name refuses an empty or blank --$name as wrong usage",
  ({ command, name }) => {
    const words = Array<string>(command.words[0]).fill("word");
    for (const blank of BLANK) {
      expect(() => parseCall(command, [...words, `--${name}=${blank}`])).toThrow(
        expect.objectContaining({
          exitCode: EXIT.usage,
          message: expect.stringContaining(`--${name} is empty`) as string,
        }),
      );
    }
  },
);

it("still gives help, and accepts words that contain spaces", () => {
  const [command] = COMMANDS.filter(({ name }) => name === "import");
  expect(parseCall(command!, ["", "--help"])).toMatchObject({ wantsHelp: true });
  expect(parseCall(command!, ["/films/ a film.mkv"]).words).toEqual(["/films/ a film.mkv"]);
});
