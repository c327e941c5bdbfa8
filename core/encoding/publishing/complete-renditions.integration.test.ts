import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { claimChunk } from "#core/encoding/chunks/claim-chunk.ts";
import { finishChunk } from "#core/encoding/chunks/finish-chunk.ts";
import { closedRenditions, completeRenditions } from "#core/encoding/publishing/complete-renditions.ts";
import { publishVideo } from "#core/encoding/publishing/publish-video.ts";
import { storeSegment } from "#core/encoding/segments/store-segment.ts";
import { type ChunkClaim } from "#core/encoding/types.ts";
import { newId } from "#core/uuid.ts";
import { renderMaster } from "#core/media/hls/playlist-master.ts";
import { loadMaster } from "#core/playback/load-master.ts";
import { countComplete } from "#core/playback/count-complete.ts";
import { insertFilm, type TestFilm } from "#core/testing/insert-film.ts";
import { createTestContext, type TestContext } from "#core/testing/test-context.ts";

let site: TestContext;
let scratch: string;
let film: TestFilm;

beforeAll(async () => {
  site = await createTestContext();
  scratch = await mkdtemp(path.join(os.tmpdir(), "matinee-whole-"));
});
afterAll(async () => {
  await rm(scratch, { recursive: true, force: true });
  await site.drop();
});
beforeEach(async () => {
  await site.ctx.sql`truncate titles, users cascade`;
  film = await insertFilm(site.ctx, { segmentCount: 12 });
});

/** Bytes of a segment: higher renditions are larger, and one segment is twice as large as the others. */
const sizes: Record<string, number> = { v360: 20_000, v720: 100_000, a0: 5_000 };
const sizeOf = (renditionName: string, number: number) =>
  (sizes[renditionName] ?? 100) * (number === 3 ? 2 : 1);

/** Encodes every chunk of a kind like transcoders, one by one. */
async function makeAll(kind: ChunkClaim["kind"]): Promise<void> {
  const { sql: raw } = site.ctx;
  await raw`update chunks set not_before = case kind when ${kind} then now() else now() + interval '1 hour' end`;
  await raw`update chunks set state = 'pending' where kind = ${kind} and state = 'dormant'`;
  for (;;) {
    const claim = await claimChunk(site.ctx, { processId: newId() });
    if (!claim) return;
    for (const renditionName of claim.work?.renditionNames ?? []) {
      for (let number = claim.firstSegment; number < claim.firstSegment + claim.segmentCount; number += 1)
        await store(claim, renditionName, number);
    }
    if (claim.work?.withStoryboard) await store(claim, "sb", claim.number);
    expect(await finishChunk(site.ctx, claim)).toBe("ended");
  }
}

async function store(claim: ChunkClaim, renditionName: string, number: number): Promise<void> {
  if (claim.existing.has(`${renditionName}:${number}`)) return;
  const file = path.join(scratch, newId());
  await writeFile(file, Buffer.alloc(sizeOf(renditionName, number)));
  await storeSegment(site.ctx, claim, { renditionName, number, path: file });
}

const states = async () => {
  const rows = await site.ctx.sql<{ rendition_name: string; state: string; average: string | null }[]>`
    select rendition_name, state, average_bits_per_second as average from renditions where plan_id = ${film.planId}
    union all
    select rendition_name, state, average_bits_per_second from audio_tracks where plan_id = ${film.planId}`;
  return Object.fromEntries(
    rows.map((row) => [row.rendition_name, row.average ? row.state : `${row.state} unmeasured`]),
  );
};
const master = async () => {
  const media = { id: film.planId, videoId: film.videoId, hash: film.hash, plan: film.plan };
  return renderMaster(await loadMaster(site.ctx, media), "complete");
};
const variants = (text: string) =>
  [...text.matchAll(/BANDWIDTH=(\d+),AVERAGE-BANDWIDTH=(\d+).*\n(\w+)\//g)].map((match) => ({
    renditionName: match[3],
    peak: Number(match[1]),
    average: Number(match[2]),
  }));

/** Bits a second of a rendition's twelve segments of 4 s, one of which counts twice. */
const average = (renditionName: string) => ((sizes[renditionName] ?? 0) * 8 * 13) / 48;

test("audio, then the entry rendition, then the others become complete while the rest is encoded", async () => {
  await makeAll("audio");
  expect(await states()).toEqual({
    v360: "encoding unmeasured",
    v720: "encoding unmeasured",
    a0: "complete",
  });
  await makeAll("entry");
  expect(await states()).toMatchObject({ v360: "complete", v720: "encoding unmeasured" });
  expect(variants(await master()).map(({ renditionName }) => renditionName)).toEqual(["v360"]);
  expect((await countComplete(site.ctx, [film.videoId])).get(film.videoId)).toBe(2);
  await makeAll("ladder");
  expect(await states()).toEqual({ v360: "complete", v720: "complete", a0: "complete" });
  const [video] = await site.ctx.sql`select state from videos where id = ${film.videoId}`;
  expect(video?.state).toBe("playable");
});

test("the master playlist has measured rates of complete renditions, and capped estimates before", async () => {
  const [guess] = variants(await master());
  expect(guess).toMatchObject({ renditionName: "v360", average: 0.7 * 800_000 + 128_000 });
  await makeAll("ladder");
  const [low, high] = variants(await master());
  const audio = 128_000;
  expect(low?.renditionName).toBe("v360");
  expect(Math.abs((low?.average ?? 0) / (average("v360") + audio) - 1)).toBeLessThan(0.01);
  expect(Math.abs((high?.average ?? 0) / (average("v720") + audio) - 1)).toBeLessThan(0.01);
  expect(high?.peak).toBeGreaterThan(2 * 200_000);
  await makeAll("audio");
  const [measured] = variants(await master());
  expect(Math.abs((measured?.average ?? 0) / (average("v360") + average("a0")) - 1)).toBeLessThan(0.01);
});

test("no rendition is complete while a segment is missing, or before its chunks are complete", async () => {
  await makeAll("ladder");
  await site.ctx.sql`update renditions set state = 'encoding' where plan_id = ${film.planId}`;
  await site.ctx
    .sql`delete from segments where plan_id = ${film.planId} and rendition_name = 'v720' and number = 7`;
  const of = { planId: film.planId, plan: film.plan, endsAtSegment: null };
  expect(await site.ctx.db.transaction((tx) => completeRenditions(tx, of))).toBe(1);
  expect(await states()).toMatchObject({ v360: "complete" });
  const [row] = await site.ctx
    .sql`select state from renditions where plan_id = ${film.planId} and rendition_name = 'v720'`;
  expect(row?.state).toBe("encoding");
});

test("if the file ends early, a rendition is complete with its existing segments", async () => {
  await site.ctx.sql`update videos set ends_at_segment = 6 where id = ${film.videoId}`;
  await makeAll("audio");
  expect(await states()).toMatchObject({ a0: "complete" });
});

test("a rendition that is nearly as dear as the next one is dropped as soon as both were measured, and at publish", async () => {
  const planned = film.plan.renditions.map((rendition) => ({ ...rendition }));
  const middle = {
    ...planned[0],
    renditionName: "v480",
    height: 480,
    frameWidth: 854,
    frameHeight: 480,
    capKbps: 1400,
  };
  const plan = { ...film.plan, renditions: [planned[0], middle, planned[1]] };
  await site.ctx.sql`update plans set plan = ${plan as never}::jsonb where id = ${film.planId}`;
  await site.ctx.sql`
    insert into renditions (plan_id, video_id, rendition_name, height, codecs, init_bytes)
    values (${film.planId}, ${film.videoId}, 'v480', 480, 'avc1.64001f', 4)`;
  sizes.v480 = 90_000;
  await makeAll("ladder");
  expect(await states()).toMatchObject({ v360: "complete", v480: "dropped", v720: "complete" });
  await makeAll("audio");
  expect(await publishVideo(site.ctx, film.videoId)).toBe("published");
  expect(await states()).toMatchObject({
    v360: "complete",
    v480: "dropped",
    v720: "complete",
    a0: "complete",
  });
});

test("an index tells whether a rendition has chunks left, for any number of other chunks", async () => {
  for (let count = 0; count < 4; count += 1)
    await insertFilm(site.ctx, { segmentCount: 900, owner: film.owner });
  await site.ctx.sql`analyze`;
  const query = closedRenditions({ planId: film.planId, plan: film.plan, endsAtSegment: null });
  const rows = await site.ctx.db.execute<{ "QUERY PLAN": string }>(sql`explain ${query}`);
  const text = rows.map((row) => row["QUERY PLAN"]).join("\n");
  expect(text).toContain("chunks_plan_kind_rendition_name_number_key");
  expect(text).not.toMatch(/Seq Scan on (chunks|segments)/);
});
