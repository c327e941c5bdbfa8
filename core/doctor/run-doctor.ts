import { setTimeout as sleep } from "node:timers/promises";
import { type CoreContext } from "#core/context.ts";
import { listingCheck } from "#core/doctor/check-listings.ts";
import { leaseCheck } from "#core/doctor/check-leases.ts";
import { objectCheck } from "#core/doctor/check-objects.ts";
import { segmentCheck } from "#core/doctor/check-segments.ts";
import { searchCheck } from "#core/doctor/check-search.ts";
import { sourceCheck } from "#core/doctor/check-sources.ts";
import { uploadCheck } from "#core/doctor/check-uploads.ts";
import { type Check, type DoctorReport, type Finding, type Problem } from "#core/doctor/types.ts";

/** Counting stops at this number: the fault is a general one then, and repair runs in rounds. */
const MAX_PROBLEMS = 10_000;
const SHOWN = 5;
/**
 * An object exists before its row, and a job ends before the next one begins: a second check tells that from
 * damage.
 */
const SECOND_LOOK_MS = 1_500;

export interface DoctorOptions {
  readonly repair?: boolean;
  readonly secondLookMs?: number;
  readonly onCheck?: (statement: string) => void;
}

/**
 * Checks the invariants, one after the other; with `repair` it repairs what it can, and reports the rest.
 * Safe on a running site: work in progress is no damage.
 */
export async function runDoctor(ctx: CoreContext, options: DoctorOptions = {}): Promise<DoctorReport> {
  const checks = [
    // Dead leases first: they hide their chunks from the other checks.
    await examine(ctx, leaseCheck, options),
    await examine(ctx, uploadCheck, options),
    await examine(ctx, objectCheck, options),
    await examine(ctx, segmentCheck, options),
    await examine(ctx, searchCheck, options),
    await examine(ctx, listingCheck, options),
    await examine(ctx, sourceCheck, options),
  ].sort((a, b) => (a.id < b.id ? -1 : 1));
  return { ok: checks.every((check) => check.ok), checks };
}

async function examine<Found extends Problem>(
  ctx: CoreContext,
  check: Check<Found>,
  options: DoctorOptions,
): Promise<Finding> {
  options.onCheck?.(check.statement);
  const found = await findLasting(ctx, check, options);
  if (found.length === 0) return { id: check.id, ok: true, count: 0, detail: check.statement, fix: null };
  if (!options.repair) return describe(check, found);
  await check.repair(ctx, found);
  const left = await findLasting(ctx, check, options);
  if (left.length > 0) return describe(check, left);
  return { id: check.id, ok: true, count: found.length, detail: `Mended: ${inWords(found)}`, fix: null };
}

/** Problems that still exist at all later looks. */
async function findLasting<Found extends Problem>(
  ctx: CoreContext,
  check: Check<Found>,
  options: DoctorOptions,
): Promise<Found[]> {
  let lasting = await collect(check.find(ctx));
  for (let look = 0; look < (check.laterLooks ?? 1) && lasting.length > 0; look += 1) {
    await sleep(options.secondLookMs ?? SECOND_LOOK_MS);
    const known = new Set(lasting.map((problem) => problem.key));
    lasting = (await collect(check.find(ctx))).filter((problem) => known.has(problem.key));
  }
  return lasting;
}

async function collect<Found>(problems: AsyncIterable<Found>): Promise<Found[]> {
  const all: Found[] = [];
  for await (const problem of problems) {
    all.push(problem);
    if (all.length >= MAX_PROBLEMS) break;
  }
  return all;
}

function describe<Found extends Problem>(check: Check<Found>, found: readonly Found[]): Finding {
  const { id, remedy } = check;
  return {
    id,
    ok: false,
    count: found.length,
    detail: inWords(found),
    fix: `matinee doctor --repair: ${remedy}`,
  };
}

function inWords(found: readonly Problem[]): string {
  const shown = found.slice(0, SHOWN).map((problem) => problem.what);
  const more = found.length - shown.length;
  return `${shown.join("; ")}${more > 0 ? `; and ${more} more` : ""}.`;
}
