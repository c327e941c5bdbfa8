import { type CommandUnknownOpts } from "@commander-js/extra-typings";
import { allCommands } from "#cli/commands.ts";
import { CliCommand, type Run, usageLine } from "#cli/command.ts";

/** The program `matinee` with all of its commands; their help goes to the streams. */
export function createProgram(
  run: Run,
  { stdout, stderr }: { stdout: NodeJS.WritableStream; stderr: NodeJS.WritableStream },
): CliCommand {
  const program = new CliCommand("matinee");
  program
    // `jobs` and `jobs retry` both have options: each has those that follow its own name.
    .enablePositionalOptions()
    .exitOverride()
    .configureHelp({ formatHelp: helpOf })
    .configureOutput({ writeOut: (text) => stdout.write(text), writeErr: (text) => stderr.write(text) });
  for (const command of allCommands(run)) program.addCommand(command);
  inheritSettings(program);
  return program;
}

/** `addCommand` leaves the settings of a command as they are. */
function inheritSettings(parent: CommandUnknownOpts): void {
  for (const command of parent.commands) inheritSettings(command.copyInheritedSettings(parent));
}

function helpOf(command: CommandUnknownOpts): string {
  if (command.commands.length === 0)
    return `${command.description()}\n\nUsage: ${usageLine(command)} [--json]\n`;
  return `Usage: matinee COMMAND [--json]\n\n${linesOf(command).join("\n")}\n\n${EXIT_CODES}\n`;
}

/** A command and those below it. A mere group has no description. */
function linesOf(command: CommandUnknownOpts): string[] {
  const own = `  ${usageLine(command).replace("matinee ", "")}\n      ${command.description()}`;
  return [...(command.description() === "" ? [] : [own]), ...command.commands.flatMap(linesOf)];
}

const EXIT_CODES =
  "Exit codes: 0 ok, 1 failed, 2 usage, 3 not running or missing, 4 not found, 5 media refused,\n            6 denied or --yes missing, 7 timeout";
