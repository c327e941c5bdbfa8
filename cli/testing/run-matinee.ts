import { PassThrough, Readable } from "node:stream";
import { runCli } from "#cli/run-cli.ts";

export interface CliRun {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Stdout as one JSON document. */
  json<Value>(): Value;
}

/** Runs a command line inside the test's process, with its own environment. */
export async function runMatinee(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  stdin = "",
): Promise<CliRun> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const texts = Promise.all([textOf(stdout), textOf(stderr)]);
  const exitCode = await runCli(
    args,
    { stdin: Readable.from([stdin]), stdout, stderr },
    environment as NodeJS.ProcessEnv,
  );
  stdout.end();
  stderr.end();
  const [out, err] = await texts;
  return { exitCode, stdout: out, stderr: err, json: <Value>() => JSON.parse(out) as Value };
}

async function textOf(stream: Readable): Promise<string> {
  let text = "";
  for await (const piece of stream) text += String(piece);
  return text;
}
