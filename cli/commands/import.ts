import { command, type Run } from "#cli/command.ts";
import { oneOf } from "#cli/values.ts";
import { EXIT, type ExitCode } from "#cli/exit-codes.ts";
import { costLine } from "#cli/import-cost-line.ts";
import { plannedWords } from "#cli/planned-words.ts";
import { withSite } from "#cli/site.ts";
import { settle } from "#cli/settle-imports.ts";
import { told, type ToldImport } from "#cli/told-import.ts";
import { type Output } from "#cli/output.ts";
import { type CoreContext } from "#core/context.ts";
import { importCost } from "#core/import/estimate/import-cost.ts";
import { importPaths } from "#core/import/import-paths.ts";
import { type ImportOptions } from "#core/import/import-run.ts";
import { type ImportResult, type PlannedFile } from "#core/import/types.ts";
import { terminalLine } from "#core/terminal-text.ts";

/** `import`: files and folders of this machine, in place or copied; one line each. */
export const importCommand = (run: Run) =>
  command(
    "import",
    "PATH.. [--dry-run] [--wait] [--copy] [--as movie|series] [--draft]",
    "Imports files and folders of this machine, in place or with --copy; one line each.",
  )
    .argument("<PATH...>")
    .option("--dry-run")
    .option("--wait")
    .option("--copy")
    .option("--draft")
    .option("--as <TYPE>", "", oneOf(["movie", "series"]))
    .action(
      run(async ({ env, output }, paths, { dryRun, wait, copy, draft, as }) => {
        const options = { paths, dryRun, copy, as, publishes: !draft };
        return await withSite(env, async ({ ctx }) =>
          dryRun ? await planImport(ctx, options, output) : await runImport(ctx, { options, wait }, output),
        );
      }),
    );

/** Prints what each file would become, and what it all would need. */
async function planImport(ctx: CoreContext, options: ImportOptions, output: Output): Promise<ExitCode> {
  const results: ToldImport[] = [];
  for await (const result of importPaths(ctx, options)) {
    results.push(print(output, told(result), options.copy));
  }
  const planned = results.flatMap((result) => result.planned ?? []);
  const cost = importCost(planned, options.copy ?? false);
  const line = costLine(cost, options.copy ?? false);
  // A program gets a document for each file, with what that one needs.
  if (output.isJson) output.progress(line);
  else output.answer(cost, () => line);
  return exitCodeOf(results);
}

async function runImport(
  ctx: CoreContext,
  { options, wait }: { options: ImportOptions; wait: boolean | undefined },
  output: Output,
): Promise<ExitCode> {
  const results: ToldImport[] = [];
  const toWaitFor: ImportResult[] = [];
  try {
    for await (const result of importPaths(ctx, options)) {
      const isOnItsWay = wait && result.status === "imported" && result.role === "video";
      if (isOnItsWay) {
        toWaitFor.push(result);
        output.progress(`${result.path}: waiting until it is ready …`);
      } else results.push(print(output, told(result)));
    }
  } finally {
    // A missing path ends the command, but the files imported before it are still printed.
    for await (const result of settle(ctx, toWaitFor)) results.push(print(output, result));
  }
  return exitCodeOf(results);
}

function print(output: Output, result: ToldImport, copies = false): ToldImport {
  const { path, status, titleId, videoId, reason, planned } = result;
  const plan = planned && planOf(planned, copies);
  output.answer({ path, status, titleId, videoId, reason, ...(plan && { plan }) }, () => {
    const remark = planned ? `→ ${plannedWords(planned)}` : reason ? `(${reason})` : "";
    return terminalLine([status.padEnd(8), path, ...(remark === "" ? [] : [remark])].join("  "));
  });
  return result;
}

/** What a file would become, with what it needs, as one flat object. */
function planOf({ location, ...file }: PlannedFile, copies: boolean) {
  const { diskBytes, cpuHours } = importCost([file], copies);
  return { ...location, ...file, diskBytes, cpuHours };
}

/** Other files in a folder of videos are no failure, and an image that cannot be used is only told of. */
function exitCodeOf(results: readonly ToldImport[]): ExitCode {
  if (results.some(({ status, role }) => status === "refused" && role !== "artwork"))
    return EXIT.mediaRefused;
  return results.some((result) => result.hasFailed) ? EXIT.failed : EXIT.ok;
}
