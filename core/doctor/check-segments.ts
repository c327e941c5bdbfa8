import { type CoreContext } from "#core/context.ts";
import { expectedObjects, type ExpectedObject } from "#core/doctor/expected-objects.ts";
import { repairSegments } from "#core/doctor/repair-segments.ts";
import { missingNumbers } from "#core/doctor/missing-numbers.ts";
import { type Check, type SegmentProblem } from "#core/doctor/types.ts";
import { vodPrefix } from "#core/storage/object-key.ts";

const BATCH = 100;

/** I3: every segment row has its object with its size, and every ready video all of its segments. */
export const segmentCheck: Check<SegmentProblem> = {
  id: "I3",
  statement: "Every segment is in the store with its size, and every ready video is complete",
  remedy: "forgets what is damaged, and encodes it again",
  async *find(ctx) {
    const rows = ctx.sql<{ id: string; state: string }[]>`
      select id, state from videos where deleted_at is null and current_plan_id is not null`;
    for await (const batch of rows.cursor(BATCH)) {
      for (const { id, state } of batch) {
        yield* damagedObjects(ctx, id, state === "queued");
        if (state === "ready") yield* lackingRows(ctx, id);
      }
    }
  },
  repair: repairSegments,
};

/** While a video is being planned, its inits are being written. */
async function* damagedObjects(
  ctx: CoreContext,
  videoId: string,
  isPlanning: boolean,
): AsyncGenerator<SegmentProblem> {
  const expected = await expectedObjects(ctx, videoId);
  if (expected.size === 0) return;
  const sizes = new Map<string, number>();
  for await (const { key, bytes } of ctx.store.list(vodPrefix(videoId))) sizes.set(key, bytes);
  for (const object of expected.values()) {
    const bytes = sizes.get(object.key);
    const isAwaited = isPlanning && object.number === null && bytes === undefined;
    if (bytes !== object.bytes && !isAwaited) yield damage(videoId, object, bytes);
  }
}

function damage(videoId: string, object: ExpectedObject, bytes: number | undefined): SegmentProblem {
  const { key, planId, renditionName, number } = object;
  const what =
    bytes === undefined ? `${key} is not there` : `${key} has ${bytes} bytes instead of ${object.bytes}`;
  return {
    ...{ videoId, planId, renditionName, number, what },
    key: `damaged ${key}`,
    wrongObject: bytes === undefined ? null : key,
  };
}

async function* lackingRows(ctx: CoreContext, videoId: string): AsyncGenerator<SegmentProblem> {
  for (const { planId, renditionName, number } of await missingNumbers(ctx, videoId)) {
    const what = `video ${videoId} is ready without segment ${number} of ${renditionName}`;
    yield {
      ...{ videoId, planId, renditionName, number, what },
      key: `lacking ${videoId} ${renditionName} ${number}`,
      wrongObject: null,
    };
  }
}
