import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { claimChunk } from "#core/encoding/claim-chunk.ts";
import { finishChunk } from "#core/encoding/finish-chunk.ts";
import { closedRungs, makeWhole } from "#core/encoding/complete-renditions.ts";
import { publishVideo } from "#core/encoding/publish-video.ts";
import { storeSegment } from "#core/encoding/store-segment.ts";
import { type ChunkClaim } from "#core/encoding/types.ts";
import { newId } from "#core/ids/uuid.ts";
import { renderMaster } from "#core/media/playlist-master.ts";
import { loadMaster } from "#core/playback/load-master.ts";
import { countWhole } from "#core/playback/count-complete.ts";
import { insertFilm, type TestFilm } from "#core/testing/insert-film.ts";
import { createTestContext, type TestContext } from "#core/testing/test-context.ts";

let house: TestContext;
let scratch: string;
let film: TestFilm;

beforeAll(async () => {
  house = await createTestContext();
  scratch = await mkdtemp(path.join(os.tmpdir(), "matinee-whole-"));
});
afterAll(async () => {
  await rm(scratch, { recursive: true, force: true });
  await house.drop();
});
beforeEach(async () => {
  await house.ctx.sql`truncate titles, users cascade`;
  film = await insertFilm(house.ctx, { segmentCount: 12 });
});

/** Bytes of a segment: higher rungs are larger, and one segment is twice as large as the others. */
const sizes: Record<string, number> = { v360: 20_000, v720: 100_000, a0: 5_000 };
const sizeOf = (rung: string, number: number) => (sizes[rung] ?? 100) * (number === 3 ? 2 : 1);

/** Makes every chunk of a kind as transcoders do, one by one. */
async function makeAll(kind: ChunkClaim["kind"]): Promise<void> {
  const { sql: raw } = house.ctx;
  await raw`update chunks set not_before = case kind when ${kind} then now() else now() + interval '1 hour' end`;
  await raw`update chunks set state = 'pending' where kind = ${kind} and state = 'dormant'`;
  for (;;) {
    const claim = await claimChunk(house.ctx, { processId: newId() });
    if (!claim) return;
    for (const rung of claim.work?.rungs ?? []) {
      for (let number = claim.firstSegment; number < claim.firstSegment + claim.segmentCount; number += 1)
        await store(claim, rung, number);
    }
    if (claim.work?.withStoryboard) await store(claim, "sb", claim.number);
    expect(await finishChunk(house.ctx, claim)).toBe("ended");
  }
}

async function store(claim: ChunkClaim, rung: string, number: number): Promise<void> {
  if (claim.existing.has(`${rung}:${number}`)) return;
  const file = path.join(scratch, newId());
  await writeFile(file, Buffer.alloc(sizeOf(rung, number)));
  await storeSegment(house.ctx, claim, { rung, number, path: file });
}

const states = async () => {
  const rows = await house.ctx.sql<{ rung: string; state: string; average: string | null }[]>`
    select rung, state, average_bits_per_second as average from renditions where plan_id = ${film.planId}
    union all
    select rung, state, average_bits_per_second from audio_tracks where plan_id = ${film.planId}`;
  return Object.fromEntries(
    rows.map((row) => [row.rung, row.average ? row.state : `${row.state} unmeasured`]),
  );
};
const master = async () => {
  const media = { id: film.planId, videoId: film.videoId, hash: film.hash, plan: film.plan };
  return renderMaster(await loadMaster(house.ctx, media), "whole");
};
const variants = (text: string) =>
  [...text.matchAll(/BANDWIDTH=(\d+),AVERAGE-BANDWIDTH=(\d+).*\n(\w+)\//g)].map((match) => ({
    rung: match[3],
    peak: Number(match[1]),
    average: Number(match[2]),
  }));

/** Bits a second of a rung's twelve segments of 4 s, one of which counts twice. */
const average = (rung: string) => ((sizes[rung] ?? 0) * 8 * 13) / 48;

test("sound, then the entry rung, then the others become whole while the rest is encoded", async () => {
  await makeAll("audio");
  expect(await states()).toEqual({ v360: "encoding unmeasured", v720: "encoding unmeasured", a0: "whole" });
  await makeAll("entry");
  expect(await states()).toMatchObject({ v360: "whole", v720: "encoding unmeasured" });
  expect(variants(await master()).map(({ rung }) => rung)).toEqual(["v360"]);
  expect((await countWhole(house.ctx, [film.videoId])).get(film.videoId)).toBe(2);
  await makeAll("ladder");
  expect(await states()).toEqual({ v360: "whole", v720: "whole", a0: "whole" });
  const [video] = await house.ctx.sql`select state from videos where id = ${film.videoId}`;
  expect(video?.state).toBe("playable");
});

test("the master names measured rates of what is whole, and capped guesses before", async () => {
  const [guess] = variants(await master());
  expect(guess).toMatchObject({ rung: "v360", average: 0.7 * 800_000 + 128_000 });
  await makeAll("ladder");
  const [low, high] = variants(await master());
  const sound = 128_000;
  expect(low?.rung).toBe("v360");
  expect(Math.abs((low?.average ?? 0) / (average("v360") + sound) - 1)).toBeLessThan(0.01);
  expect(Math.abs((high?.average ?? 0) / (average("v720") + sound) - 1)).toBeLessThan(0.01);
  expect(high?.peak).toBeGreaterThan(2 * 200_000);
  await makeAll("audio");
  const [measured] = variants(await master());
  expect(Math.abs((measured?.average ?? 0) / (average("v360") + average("a0")) - 1)).toBeLessThan(0.01);
});

test("nothing is whole while a segment is missing, or before its chunks are done", async () => {
  await makeAll("ladder");
  await house.ctx.sql`update renditions set state = 'encoding' where plan_id = ${film.planId}`;
  await house.ctx.sql`delete from segments where plan_id = ${film.planId} and rung = 'v720' and number = 7`;
  const of = { planId: film.planId, plan: film.plan, endsAtSegment: null };
  expect(await house.ctx.db.transaction((tx) => makeWhole(tx, of))).toBe(1);
  expect(await states()).toMatchObject({ v360: "whole" });
  const [row] = await house.ctx
    .sql`select state from renditions where plan_id = ${film.planId} and rung = 'v720'`;
  expect(row?.state).toBe("encoding");
});

test("where the file ends early, what there is of a rung is whole", async () => {
  await house.ctx.sql`update videos set ends_at_segment = 6 where id = ${film.videoId}`;
  await makeAll("audio");
  expect(await states()).toMatchObject({ a0: "whole" });
});

test("a rung that is nearly as dear as the next one is dropped as soon as both were measured, and at publish", async () => {
  const planned = film.plan.rungs.map((rung) => ({ ...rung }));
  const middle = {
    ...planned[0],
    rung: "v480",
    height: 480,
    frameWidth: 854,
    frameHeight: 480,
    capKbps: 1400,
  };
  const plan = { ...film.plan, rungs: [planned[0], middle, planned[1]] };
  await house.ctx.sql`update plans set plan = ${plan as never}::jsonb where id = ${film.planId}`;
  await house.ctx.sql`
    insert into renditions (plan_id, video_id, rung, height, codecs, init_bytes)
    values (${film.planId}, ${film.videoId}, 'v480', 480, 'avc1.64001f', 4)`;
  sizes.v480 = 90_000;
  await makeAll("ladder");
  expect(await states()).toMatchObject({ v360: "whole", v480: "dropped", v720: "whole" });
  await makeAll("audio");
  expect(await publishVideo(house.ctx, film.videoId)).toBe("published");
  expect(await states()).toMatchObject({ v360: "whole", v480: "dropped", v720: "whole", a0: "whole" });
});

test("whether a rung has chunks left is looked up in an index, whatever else there is", async () => {
  for (let count = 0; count < 4; count += 1)
    await insertFilm(house.ctx, { segmentCount: 900, owner: film.owner });
  await house.ctx.sql`analyze`;
  const query = closedRungs({ planId: film.planId, plan: film.plan, endsAtSegment: null });
  const rows = await house.ctx.db.execute<{ "QUERY PLAN": string }>(sql`explain ${query}`);
  const text = rows.map((row) => row["QUERY PLAN"]).join("\n");
  expect(text).toContain("chunks_plan_kind_rung_number_key");
  expect(text).not.toMatch(/Seq Scan on (chunks|segments)/);
});
