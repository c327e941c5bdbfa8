import { command, type Run } from "#cli/command.ts";
import { oneOf } from "#cli/values.ts";
import { EXIT, type ExitCode } from "#cli/exit-codes.ts";
import { withSite } from "#cli/site.ts";
import { settle, type SettledResult } from "#cli/settle-imports.ts";
import { type Output } from "#cli/output.ts";
import { importPaths } from "#core/import/import-paths.ts";
import { type ImportResult } from "#core/import/types.ts";
import { terminalLine } from "#core/terminal-text.ts";

/** `import`: files and folders of this machine, in place or copied; one line each. */
export const importCommand = (run: Run) =>
  command(
    "import",
    "PATH.. [--dry-run] [--wait] [--copy] [--as movie|series]",
    "Imports files and folders of this machine, in place or with --copy; one line each.",
  )
    .argument("<PATH...>")
    .option("--dry-run")
    .option("--wait")
    .option("--copy")
    .option("--as <TYPE>", "", oneOf(["movie", "series"]))
    .action(
      run(async ({ env, output }, paths, { dryRun, wait, copy, as }) => {
        const options = { paths, dryRun, copy, as };
        return await withSite(env, async ({ ctx }) => {
          const results: SettledResult[] = [];
          const toWaitFor: ImportResult[] = [];
          try {
            for await (const result of importPaths(ctx, options)) {
              const isOnItsWay = wait && result.status === "imported" && result.videoId !== null;
              if (isOnItsWay) {
                toWaitFor.push(result);
                output.progress(`${result.path}: waiting until it is ready …`);
              } else results.push(print(output, result));
            }
          } finally {
            // A missing path ends the command, but the files imported before it are still printed.
            for await (const result of settle(ctx, toWaitFor)) results.push(print(output, result));
          }
          return exitCodeOf(results);
        });
      }),
    );

function print<Result extends SettledResult>(output: Output, result: Result): Result {
  const { path, status, titleId, videoId, reason } = result;
  output.answer({ path, status, titleId, videoId, reason }, () =>
    terminalLine([status.padEnd(8), path, ...(reason ? [`(${reason})`] : [])].join("  ")),
  );
  return result;
}

/** Other files in a folder of videos are no failure. */
function exitCodeOf(results: readonly SettledResult[]): ExitCode {
  if (results.some((result) => result.status === "refused")) return EXIT.mediaRefused;
  return results.some((result) => result.hasFailed) ? EXIT.failed : EXIT.ok;
}
