import { inBytes } from "#cli/output.ts";
import { type ImportCost } from "#core/import/estimate/import-cost.ts";

/** What an import would need, in one line that says that it is an estimate. */
export function costLine(cost: ImportCost, copies: boolean): string {
  const { files, sourceBytes, diskBytes, cpuHours, guessedFiles } = cost;
  if (files === 0) return "Nothing new to import.";
  const where = copies ? "copied" : "left where they are";
  const guess = guessedFiles > 0 ? ` The length of ${guessedFiles} was guessed from the size.` : "";
  return (
    `${files} new ${files === 1 ? "file" : "files"}, ${inBytes(sourceBytes)}, ${where}. ` +
    `Estimate: ${inBytes(diskBytes)} of disk and ${hours(cpuHours)} of one processor core.${guess}`
  );
}

const hours = (count: number): string =>
  count < 0.1 ? `${Math.ceil(count * 60)} min` : `${count.toFixed(count < 10 ? 1 : 0)} h`;
