import { CommanderError, type CommandUnknownOpts } from "@commander-js/extra-typings";
import { type Run } from "#cli/command.ts";
import { CliError, EXIT, exitCodeOf, type ExitCode } from "#cli/exit-codes.ts";
import { createOutput } from "#cli/output.ts";
import { createProgram } from "#cli/program.ts";
import { readEnv } from "#core/config/env.ts";
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
  let exitCode: ExitCode = EXIT.ok;
  const run: Run = (work) => {
    return async (...words) => {
      const isJson = (words.at(-1) as CommandUnknownOpts).getOptionValue("json") === true;
      const cli = { env: readEnv(environment), output: createOutput(streams, isJson), stdin: streams.stdin };
      exitCode = (await work(cli, ...words)) ?? EXIT.ok;
    };
  };
  try {
    await createProgram(run, streams).parseAsync(args, { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    streams.stderr.write(`${explain(error)}\n`);
    return exitCodeOf(error);
  }
}

/** A usage message may have several lines; every other message has one line, without a stack. */
function explain(error: unknown): string {
  if (error instanceof CliError) return terminalText(error.message);
  if (error instanceof DomainError) return terminalLine(error.message);
  return terminalLine(`Something went wrong: ${error instanceof Error ? error.message : String(error)}`);
}
