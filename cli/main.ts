import { runCli } from "#cli/run-cli.ts";

// A reader that closes the pipe early (`matinee videos | head`) is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

process.exitCode = await runCli(process.argv.slice(2), process);
