import { COMMANDS } from "#cli/commands.ts";
import { type Call, type Command, parseCall, type ParsedCall, usageLine } from "#cli/command.ts";
import { CliError, EXIT, exitCodeOf, type ExitCode } from "#cli/exit-codes.ts";
import { createOutput } from "#cli/output.ts";
import { type Env, readEnv } from "#core/config/env.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { terminalLine, terminalText } from "#core/terminal-text.ts";

export interface CliStreams {
  readonly stdin: NodeJS.ReadableStream;
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
}

/**
 * Runs one command line to its end and returns the exit code. Never rejects. Uses the process's environment
 * unless `environment` is given.
 */
export async function runCli(
  args: readonly string[],
  streams: CliStreams,
  environment?: NodeJS.ProcessEnv,
): Promise<ExitCode> {
  try {
    const found = findCommand(args);
    if (!found) return help(args, streams);
    const parsed = parseCall(found.command, found.rest);
    if (parsed.wantsHelp) {
      streams.stdout.write(`${found.command.summary}\n\nUsage: ${usageLine(found.command)}\n`);
      return EXIT.ok;
    }
    return await found.command.run(toCall(parsed, streams, readEnv(environment)));
  } catch (error) {
    streams.stderr.write(`${explain(error)}\n`);
    return exitCodeOf(error);
  }
}

function toCall(parsed: ParsedCall, streams: CliStreams, env: Env): Call {
  const { values } = parsed;
  return {
    words: parsed.words,
    flag: (name) => values[name] === true,
    text: (name) => (typeof values[name] === "string" ? values[name] : undefined),
    env,
    output: createOutput(streams, parsed.isJson),
    stdin: streams.stdin,
  };
}

/** Names of two words are tried first: both `jobs` and `jobs retry` are commands. */
function findCommand(args: readonly string[]): { command: Command; rest: readonly string[] } | null {
  for (const length of [2, 1]) {
    const command = COMMANDS.find((candidate) => candidate.name === args.slice(0, length).join(" "));
    if (command) return { command, rest: args.slice(length) };
  }
  return null;
}

function help(args: readonly string[], streams: CliStreams): ExitCode {
  const asked = args.length > 0 && ["--help", "-h", "help"].includes(args[0] ?? "");
  const lines = COMMANDS.map(
    (command) => `  ${`${command.name} ${command.usage}`.trimEnd()}\n      ${command.summary}`,
  );
  const text = `Usage: matinee COMMAND [--json]\n\n${lines.join("\n")}\n\nExit codes: 0 ok, 1 failed, 2 usage, 3 not running or missing, 4 not found, 5 media refused,\n            6 denied or --yes missing, 7 timeout\n`;
  if (asked) {
    streams.stdout.write(text);
    return EXIT.ok;
  }
  if (args.length > 0)
    streams.stderr.write(`“${terminalLine(args.slice(0, 2).join(" "))}” is not a command.\n\n`);
  streams.stderr.write(text);
  return EXIT.usage;
}

/** A usage message may have several lines; every other message has one line, without a stack. */
function explain(error: unknown): string {
  if (error instanceof CliError) return terminalText(error.message);
  if (error instanceof DomainError) return terminalLine(error.message);
  return terminalLine(`Something went wrong: ${error instanceof Error ? error.message : String(error)}`);
}
