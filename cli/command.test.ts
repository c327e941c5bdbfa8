import { PassThrough } from "node:stream";
import { type CommandUnknownOpts } from "@commander-js/extra-typings";
import { expect, it } from "vitest";
import { type Run } from "#cli/command.ts";
import { EXIT } from "#cli/exit-codes.ts";
import { createProgram } from "#cli/program.ts";

const BLANK = ["", " ", "\t", "\u00a0"];

/** Reads a command line; returns what its command would receive, and what is printed. */
async function parse(args: readonly string[]) {
  const stdout = new PassThrough({ encoding: "utf8" });
  let received: readonly unknown[] = [];
  const run: Run =
    () =>
    async (...words) => {
      received = words;
      return Promise.resolve();
    };
  const program = createProgram(run, { stdout, stderr: new PassThrough() });
  const fault = await program.parseAsync(args, { from: "user" }).catch((error: unknown) => error);
  return { received, fault, stdout: stdout.read() as string | null };
}

function leavesOf(command: CommandUnknownOpts, names: string[] = []): Leaf[] {
  const below = command.commands.flatMap((child) => leavesOf(child, [...names, child.name()]));
  return command.description() === "" ? below : [{ line: names.join(" "), command, names }, ...below];
}
interface Leaf {
  readonly line: string;
  readonly names: readonly string[];
  readonly command: CommandUnknownOpts;
}

const everyCommand = leavesOf(createProgram(() => () => Promise.resolve(), process));
const withArguments = everyCommand.filter(({ command }) => command.registeredArguments.length > 0);
const textOptions = everyCommand.flatMap((leaf) =>
  leaf.command.options.flatMap(({ long, required }) => (required ? [{ ...leaf, name: long ?? "" }] : [])),
);

const usageFault = (start: string): unknown =>
  expect.objectContaining({ exitCode: EXIT.usage, message: expect.stringMatching(`^${start}`) as string });

it("has its commands", () => {
  expect(everyCommand.length).toBeGreaterThan(20);
  expect(textOptions.map(({ line, name }) => `${line} ${name}`)).toContain("users add --role");
});

it.each(withArguments)("$line refuses an empty or blank argument as wrong usage", async (leaf) => {
  for (const [at, last] of leaf.command.registeredArguments.entries()) {
    const before = leaf.command.registeredArguments.slice(0, at).map(() => "word");
    const after = leaf.command.registeredArguments.slice(at + 1).map(() => "word");
    for (const blank of BLANK) {
      const { fault } = await parse([...leaf.names, ...before, blank, ...after]);
      expect(fault, last.name()).toEqual(usageFault("An argument is empty"));
    }
  }
});

it.each(textOptions)("$line refuses an empty or blank $name as wrong usage", async ({ names, name }) => {
  for (const blank of BLANK) {
    const { fault } = await parse([...names, `${name}=${blank}`]);
    expect(fault).toEqual(usageFault(`${name} is empty`));
  }
});

it("still gives help, and accepts words that contain spaces", async () => {
  const help = await parse(["import", "", "--help"]);
  expect(help).toMatchObject({
    fault: { exitCode: 0 },
    stdout: expect.stringContaining("Usage: ") as string,
  });
  const { received } = await parse(["import", "/films/ a film.mkv", "/b", "--dry-run"]);
  expect(received.slice(0, 2)).toEqual([["/films/ a film.mkv", "/b"], { dryRun: true }]);
});

it("gives each of two commands with a common first word the options behind its own name", async () => {
  const { received } = await parse(["jobs", "retry", "7", "--json"]);
  expect(received.slice(0, 2)).toEqual(["7", { json: true }]);
  expect((await parse(["jobs", "--json"])).received[0]).toEqual({ json: true });
});
