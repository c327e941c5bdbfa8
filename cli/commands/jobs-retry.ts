import { command, type Run, usageError } from "#cli/command.ts";
import { withSite } from "#cli/site.ts";
import { terminalLine } from "#core/terminal-text.ts";
import { retryAllFailed, retryJob } from "#core/admin/retry-job.ts";

/** `jobs retry`: one job of `jobs`, or all that failed. */
export const jobsRetryCommand = (run: Run) =>
  command("retry", "ID|--all-failed", "Retries a failed job, or all of them.")
    .argument("[ID]")
    .option("--all-failed")
    .action(
      run(async ({ env, output }, id, { allFailed }, command) => {
        if ((id === undefined) !== (allFailed === true))
          throw usageError(command, "Name one job, or --all-failed.");
        const outcome = await withSite(env, async ({ ctx }) => {
          if (id === undefined) return await retryAllFailed(ctx);
          await retryJob(ctx, id);
          return { retried: 1, refused: [] };
        });
        output.answer(outcome, ({ retried, refused }) =>
          [`${retried} retried.`, ...refused.map((one) => terminalLine(`${one.id}: ${one.reason}`))].join(
            "\n",
          ),
        );
      }),
    );
