import { Command, type CommandUnknownOpts, type ErrorOptions } from "@commander-js/extra-typings";
import { CliError, EXIT, type ExitCode } from "#cli/exit-codes.ts";
import { FilledArgument, FilledOption } from "#cli/values.ts";
import { type Output } from "#cli/output.ts";
import { type Env } from "#core/config/env.ts";

/** What a command works with, beside its arguments and options. */
export interface Cli {
  readonly env: Env;
  readonly output: Output;
  readonly stdin: NodeJS.ReadableStream;
}

/** Makes a command's action of its work. Work that returns no exit code has succeeded. */
export type Run = <Args extends unknown[]>(
  work: (cli: Cli, ...args: Args) => Promise<ExitCode | void>,
) => (...args: Args) => Promise<void>;

/**
 * A command, which takes `--json` and `--help`. `usage` is what follows its name:
 * `EMAIL --role admin|editor|viewer --password-stdin`.
 */
export function command(name: string, usage: string, summary: string) {
  // Without a text commander writes `[options]`.
  return new CliCommand(name)
    .usage(usage || " ")
    .description(summary)
    .option("--json");
}

/** Commands with a common first word: `users` in `users add`. */
export function group(name: string, commands: readonly CommandUnknownOpts[]) {
  const parent = new CliCommand(name);
  for (const child of commands) parent.addCommand(child);
  return parent;
}

/** A command of commander whose faults are usage errors in our words, and whose values are not blank. */
export class CliCommand extends Command {
  override createOption<Flags extends string>(flags: Flags, description?: string) {
    return new FilledOption(flags, description);
  }

  override createArgument<Name extends string>(name: Name, description?: string) {
    return new FilledArgument(name, description);
  }

  override error(message: string, { code }: ErrorOptions = {}): never {
    if (code === "commander.unknownCommand")
      throw new CliError(
        EXIT.usage,
        `“${this.args[0]}” is not a command.\n\n${this.helpInformation()}`.trimEnd(),
      );
    throw usageError(this, faultInWords(message, code));
  }
}

/** A usage error with the usage line. */
export function usageError(command: CommandUnknownOpts, why = "That is not how it is written."): CliError {
  return new CliError(EXIT.usage, `${why}\nUsage: ${usageLine(command)}`);
}

/** The usage line of a command: `matinee users add EMAIL …`. */
export function usageLine(command: CommandUnknownOpts): string {
  const names: string[] = [];
  for (let at: CommandUnknownOpts | null = command; at; at = at.parent) names.unshift(at.name());
  return `${names.join(" ")} ${command.usage()}`.trimEnd();
}

/** Messages of our parsers stand behind a prefix of commander, which has its own for what it finds itself. */
function faultInWords(message: string, code: string | undefined): string | undefined {
  if (code === "commander.missingArgument" || code === "commander.excessArguments") return undefined;
  const [, ours] = /' is invalid(?: for argument '[^']*')?\. (.*)$/s.exec(message) ?? [];
  if (ours !== undefined) return ours;
  const [fault = "", suggestion] = message.replace(/^error: /, "").split("\n");
  const sentence = `${fault.charAt(0).toUpperCase()}${fault.slice(1)}.`;
  return suggestion === undefined ? sentence : `${sentence} ${suggestion.slice(1, -1)}`;
}
