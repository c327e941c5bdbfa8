import { mkdtemp, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { type InitInfo, parseInit } from "#core/media/init-segment.ts";
import { planHash } from "#core/media/plan-hash.ts";
import { type Plan } from "#core/media/types.ts";
import { makeInits } from "#worker/ffmpeg/make-inits.ts";

const MAX_KEPT_PLANS = 16;
const kept = new Map<string, Promise<ReadonlyMap<string, InitInfo>>>();

/**
 * What every rung's init segment says, by rung: what the gate holds the runs of a plan against. Making them takes a
 * tenth of a second; the last few plans are remembered.
 */
export async function plannedInits(
  plan: Plan,
  options: { scratchDir: string; signal: AbortSignal },
): Promise<ReadonlyMap<string, InitInfo>> {
  const hash = planHash(plan);
  const known = kept.get(hash) ?? make(plan, options);
  kept.delete(hash);
  kept.set(hash, known);
  for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - MAX_KEPT_PLANS)))
    kept.delete(oldest);
  try {
    return await known;
  } catch (error) {
    kept.delete(hash);
    throw error;
  }
}

async function make(plan: Plan, options: { scratchDir: string; signal: AbortSignal }) {
  const folder = await mkdtemp(join(options.scratchDir, "planned-"));
  const inits = await makeInits({ plan, scratchDir: folder, signal: options.signal });
  const infos = new Map<string, InitInfo>();
  for (const init of inits) infos.set(init.rung, parseInit(await readFile(init.path)));
  await rm(folder, { recursive: true, force: true });
  return infos;
}
