import { readdirSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { type Benchmark, type Figure } from "#bench/bench.ts";

/** The result of a bench; `detail`, with the figures, is only for the table. */
interface Outcome {
  readonly name: string;
  readonly ratio: number;
  readonly goal: number;
  readonly ok: boolean;
  readonly detail: string;
}

const { values } = parseArgs({ options: { json: { type: "boolean" }, only: { type: "string" } } });
const outcomes: Outcome[] = [];
for (const bench of await loadBenches(values.only)) {
  process.stderr.write(`${bench.name} …\n`);
  outcomes.push(await measure(bench));
}
print(outcomes, values.json ?? false);
process.exitCode = outcomes.every((outcome) => outcome.ok) ? 0 : 1;

/** Every `bench/<name>.bench.ts` exports a `bench`. */
async function loadBenches(only: string | undefined): Promise<Benchmark[]> {
  const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith(".bench.ts"));
  const modules = await Promise.all(
    files.sort().map((file) => import(path.join(import.meta.dirname, file)) as Promise<{ bench: Benchmark }>),
  );
  const benches = modules.map((module) => module.bench);
  const chosen = only ? benches.filter((bench) => bench.name === only) : benches;
  if (chosen.length > 0) return chosen;
  process.stderr.write(
    `There is no bench "${only ?? ""}": ${benches.map((bench) => bench.name).join(", ")}\n`,
  );
  process.exit(2);
}

async function measure(bench: Benchmark): Promise<Outcome> {
  const { ratio, detail, figures = [] } = await bench.run();
  const rounded = Math.round(ratio * 1000) / 1000;
  const ok = ratio <= bench.goal && figures.every(({ seconds, goalSeconds }) => seconds <= goalSeconds);
  const words = [...figures.map(figureWords), detail].join("; ");
  return { name: bench.name, ratio: rounded, goal: bench.goal, ok, detail: words };
}

function figureWords({ name, seconds, goalSeconds }: Figure): string {
  return `${name} ${seconds.toFixed(2)} s (goal ${goalSeconds})`;
}

function print(results: Outcome[], asJson: boolean): void {
  if (asJson) {
    const plain = results.map(({ name, ratio, goal, ok }) => ({ name, ratio, goal, ok }));
    process.stdout.write(`${JSON.stringify(plain)}\n`);
    return;
  }
  const lines = results.map(
    ({ name, ratio, goal, ok, detail }) =>
      `| ${name} | ${ratio.toFixed(3)} | ≤ ${goal} | ${ok ? "ok" : "MISSED"} | ${detail} |`,
  );
  process.stdout.write(
    ["| bench | ratio | goal | | measured |", "|---|---|---|---|---|", ...lines, ""].join("\n"),
  );
}
