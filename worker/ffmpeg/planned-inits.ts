import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type InitInfo, parseInit } from "#core/media/mp4/init-segment.ts";
import { planHash } from "#core/media/plan/plan-hash.ts";
import { type Plan } from "#core/media/types.ts";
import { makeInits } from "#worker/ffmpeg/make-inits.ts";

const MAX_KEPT_PLANS = 16;
const kept = new Map<string, Promise<ReadonlyMap<string, InitInfo>>>();

/**
 * The content of every rendition's init segment, by rendition, created again: it takes FFmpeg a tenth of a
 * second. The last few plans are cached. Several runs may wait for the same ones, so they are not aborted
 * with one of them, and are in a separate folder.
 */
export function plannedInits(plan: Plan): Promise<ReadonlyMap<string, InitInfo>> {
  const hash = planHash(plan);
  const known = kept.get(hash) ?? make(plan);
  kept.delete(hash);
  kept.set(hash, known);
  const oldest = [...kept.keys()].slice(0, Math.max(0, kept.size - MAX_KEPT_PLANS));
  for (const key of oldest) kept.delete(key);
  known.catch(() => kept.delete(hash));
  return known;
}

async function make(plan: Plan): Promise<ReadonlyMap<string, InitInfo>> {
  const scratchDir = await mkdtemp(join(tmpdir(), "matinee-inits-"));
  try {
    const infos = new Map<string, InitInfo>();
    for (const init of await makeInits({ plan, scratchDir, signal: new AbortController().signal }))
      infos.set(init.renditionName, parseInit(await readFile(init.path)));
    return infos;
  } finally {
    await rm(scratchDir, { recursive: true, force: true });
  }
}
