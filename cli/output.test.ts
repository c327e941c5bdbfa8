import { PassThrough } from "node:stream";
import { expect, it } from "vitest";
import { createOutput, table } from "#cli/output.ts";
import { runMatinee } from "#cli/testing/run-matinee.ts";

const HOSTILE = "Film\x1b[2J\u009b31m\r\nready  another film\u202e";
const OBEYED = /[\p{Cc}\u202e]/u;

function outputs(isJson: boolean) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const read = (stream: PassThrough) => String(stream.read() ?? "");
  return {
    output: createOutput({ stdout, stderr }, isJson),
    stdout: () => read(stdout),
    stderr: () => read(stderr),
  };
}

it("keeps a title in its cell and on its line, whatever characters it has", () => {
  const { output, stdout } = outputs(false);
  output.answer([HOSTILE], (titles) =>
    table(
      ["TITLE", "STATE"],
      titles.map((title) => [title, "ready"]),
      "",
    ),
  );
  const lines = stdout().trimEnd().split("\n");
  expect(lines).toHaveLength(2);
  for (const line of lines) expect(line).not.toMatch(OBEYED);
  expect(lines[0]?.indexOf("STATE")).toBe(lines[1]?.lastIndexOf("ready"));
});

it("gives the same data as JSON", () => {
  const { output, stdout } = outputs(true);
  output.answer({ title: HOSTILE }, () => "");
  const text = stdout();
  expect(text.trimEnd()).not.toMatch(OBEYED);
  expect(JSON.parse(text)).toEqual({ title: HOSTILE });
});

it("reports progress in one line", () => {
  const { output, stderr } = outputs(false);
  output.progress(`${HOSTILE}: waiting …`);
  expect(stderr().trimEnd()).not.toMatch(OBEYED);
});

it.each(["\x1b[2Jfilms", "videos --state=\x1b[2J", "videos \x1b]0;owned\x07"])(
  "explains what was wrong with %j without obeying it",
  async (line) => {
    const run = await runMatinee(line.split(" "), { MATINEE_DATA_DIR: "/nonexistent" });
    expect(run.exitCode).not.toBe(0);
    expect(run.stderr.replaceAll("\n", "")).not.toMatch(OBEYED);
  },
);
