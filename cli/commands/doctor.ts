import { command, type Run } from "#cli/command.ts";
import { EXIT } from "#cli/exit-codes.ts";
import { withSite } from "#cli/site.ts";
import { runDoctor } from "#core/doctor/run-doctor.ts";
import { type DoctorReport } from "#core/doctor/types.ts";
import { terminalLine } from "#core/terminal-text.ts";

/** `doctor`: checks that store, database and queue agree, and repairs what it can. */
export const doctorCommand = (run: Run) =>
  command(
    "doctor",
    "[--repair]",
    "Checks that store, database and queue agree; --repair repairs what it can. Exits 1 where something is wrong.",
  )
    .option("--repair")
    .action(
      run(async ({ env, output }, { repair }) => {
        const onCheck = (statement: string) => output.progress(`${statement} …`);
        const report = await withSite(env, ({ ctx }) => runDoctor(ctx, { repair, onCheck }));
        output.answer(report, inWords);
        return report.ok ? EXIT.ok : EXIT.failed;
      }),
    );

function inWords(report: DoctorReport): string {
  return report.checks
    .flatMap(({ id, ok, count, detail, fix }) => [
      terminalLine(`${ok ? "ok  " : "BAD "} ${id}  ${count > 0 ? `${count}: ` : ""}${detail}`),
      ...(fix === null ? [] : [terminalLine(`         ${fix}`)]),
    ])
    .join("\n");
}
