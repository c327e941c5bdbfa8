import { parseArgs, type ParseArgsConfig } from "node:util";
import { type Output } from "#cli/output.ts";
import { CliError, EXIT, type ExitCode } from "#cli/exit-codes.ts";
import { type Env } from "#core/config/env.ts";

type Options = NonNullable<ParseArgsConfig["options"]>;

/** What a command receives: the words after its name, its options, and the output for its answers. */
export interface Call {
  readonly words: readonly string[];
  readonly flag: (name: string) => boolean;
  readonly text: (name: string) => string | undefined;
  readonly env: Env;
  readonly output: Output;
  readonly stdin: NodeJS.ReadableStream;
}

export interface Command {
  /** `users add`: one or two words. */
  readonly name: string;
  /** The usage text after the name: `EMAIL --role admin|viewer --password-stdin`. */
  readonly usage: string;
  readonly summary: string;
  readonly options: Options;
  /** How many words may follow the name. */
  readonly words: readonly [least: number, most: number];
  run(call: Call): Promise<ExitCode>;
}

const COMMON: Options = { json: { type: "boolean" }, help: { type: "boolean", short: "h" } };

export interface ParsedCall {
  readonly isJson: boolean;
  readonly wantsHelp: boolean;
  readonly words: readonly string[];
  readonly values: Readonly<Record<string, unknown>>;
}

/** Reads a command's arguments; throws usage with what is wrong. */
export function parseCall(command: Command, args: readonly string[]): ParsedCall {
  const { values, positionals } = parse(command, args);
  const [least, most] = command.words;
  const wantsHelp = values["help"] === true;
  if (!wantsHelp && (positionals.length < least || positionals.length > most)) throw usageError(command);
  if (!wantsHelp) assertNoneBlank(command, positionals, values);
  return { isJson: values["json"] === true, wantsHelp, words: positionals, values };
}

/**
 * An empty or blank word is refused: a shell passes one for a variable that is not set, and an empty path
 * would mean the current folder.
 */
function assertNoneBlank(
  command: Command,
  words: readonly string[],
  values: Readonly<Record<string, unknown>>,
): void {
  if (words.some(isBlank)) throw usageError(command, "An argument is empty.");
  const name = Object.keys(values).find((option) => isBlank(values[option]));
  if (name !== undefined) throw usageError(command, `--${name} is empty.`);
}

function isBlank(value: unknown): boolean {
  return typeof value === "string" && value.trim() === "";
}

/** The usage line of a command. */
export const usageLine = (command: Command): string =>
  `matinee ${command.name} ${command.usage}`.trimEnd() + " [--json]";

/** A usage error with the usage line. */
export function usageError(
  command: Pick<Command, "name" | "usage">,
  why = "That is not how it is written.",
): CliError {
  return new CliError(EXIT.usage, `${why}\nUsage: matinee ${command.name} ${command.usage}`.trimEnd());
}

/** One of a closed set of values, or a usage error. */
export function oneOf<Value extends string>(
  command: Pick<Command, "name" | "usage">,
  value: string | undefined,
  allowed: readonly Value[],
): Value | undefined {
  if (value === undefined) return undefined;
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined) throw usageError(command, `“${value}” is none of ${allowed.join(", ")}.`);
  return found;
}

/** A positive number of seconds, or a usage error. */
export function seconds(
  command: Pick<Command, "name" | "usage">,
  value: string | undefined,
): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (value.trim() === "" || !Number.isFinite(number) || number <= 0) {
    throw usageError(command, `“${value}” is not a number of seconds.`);
  }
  return number;
}

function parse(command: Command, args: readonly string[]) {
  try {
    const options = { ...command.options, ...COMMON };
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw usageError(command, error instanceof Error ? error.message : undefined);
  }
}
