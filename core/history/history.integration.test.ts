import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type SignedInUser } from "#core/accounts/types.ts";
import { continueWatching } from "#core/catalog/home/continue-watching.ts";
import { findRevision } from "#core/history/find-revision.ts";
import { hideFromRow, unhideInRow } from "#core/history/hide-from-row.ts";
import { listHistory } from "#core/history/list-history.ts";
import { removeFromHistory, restoreToHistory } from "#core/history/remove-from-history.ts";
import { savePosition } from "#core/history/save-position.ts";
import { type WatchPosition } from "#core/history/types.ts";
import { insertFilm, insertUser, type TestFilm } from "#core/testing/insert-film.ts";
import { createTestContext, type TestContext } from "#core/testing/test-context.ts";

let site: TestContext;
let user: SignedInUser;
let film: TestFilm;

beforeAll(async () => {
  site = await createTestContext();
});
beforeEach(async () => {
  await site.ctx.sql`truncate titles cascade`;
  user = await insertUser(site.ctx);
  film = await insertPublished();
});
afterAll(() => site.drop());

/** A published film of 120 s that can be played. */
async function insertPublished(): Promise<TestFilm> {
  const created = await insertFilm(site.ctx, { segmentCount: 30 });
  await site.ctx
    .sql`update titles set visibility = 'published', published_at = now() where id = ${created.titleId}`;
  await site.ctx.sql`update videos set state = 'playable' where id = ${created.videoId}`;
  return created;
}

const position = (positionSeconds: number, changed: Partial<WatchPosition> = {}): WatchPosition => ({
  playableId: film.playableId,
  versionId: film.versionId,
  positionSeconds,
  durationSeconds: 120,
  playerSession: "one",
  sequence: 1,
  ...changed,
});
const save = async (of: WatchPosition) => (await savePosition(site.ctx, user, of)).isTaken;
const revision = () => findRevision(site.ctx, user, film.playableId);
const saved = async () => (await listHistory(site.ctx, user)).items.map((card) => card.progress);
const row = async () => (await continueWatching(site.ctx, user)).map((card) => card.playableId);

describe("saveProgress", () => {
  it("ignores an older position of its session, and lets another session continue", async () => {
    expect(await save(position(50, { sequence: 5 }))).toBe(true);
    expect(await save(position(40, { sequence: 4 }))).toBe(false);
    expect(await save(position(40, { sequence: 5 }))).toBe(false);
    expect(await saved()).toMatchObject([{ positionSeconds: 50 }]);
    expect(await save(position(20, { playerSession: "two", sequence: 1 }))).toBe(true);
    expect(await saved()).toMatchObject([{ positionSeconds: 20 }]);
  });

  it("keeps one order when beacons arrive at the same time", async () => {
    const order = [3, 1, 7, 5, 2, 6, 4, 8];
    await Promise.all(order.map((sequence) => save(position(sequence, { sequence }))));
    expect(await saved()).toMatchObject([{ positionSeconds: 8 }]);
  });

  it("counts 90 % as watched, and less again when it is watched again", async () => {
    await save(position(107.9, { sequence: 1 }));
    expect(await saved()).toMatchObject([{ watched: false }]);
    await save(position(108, { sequence: 2 }));
    expect(await saved()).toMatchObject([{ watched: true }]);
    expect(await row()).toEqual([]);
    await save(position(30, { sequence: 3 }));
    expect(await saved()).toMatchObject([{ watched: false }]);
  });

  it("clamps to the video's real duration, for any value from the player", async () => {
    await save(position(5_000, { durationSeconds: 9_000 }));
    expect(await saved()).toMatchObject([{ positionSeconds: 120, durationSeconds: 120, watched: true }]);
    await site.ctx.sql`update videos set ends_at_segment = 10 where id = ${film.videoId}`;
    await save(position(60, { sequence: 2 }));
    expect(await saved()).toMatchObject([{ positionSeconds: 40, durationSeconds: 40, watched: true }]);
  });

  it("keeps under 5 % but does not show it in Continue watching", async () => {
    await save(position(5));
    expect(await row()).toEqual([]);
    expect(await saved()).toMatchObject([{ positionSeconds: 5 }]);
    await save(position(6, { sequence: 2 }));
    expect(await row()).toEqual([film.playableId]);
  });

  it("refuses an invalid position, and a hidden playable", async () => {
    await expect(save(position(Number.NaN))).rejects.toMatchObject({ code: "bad_input" });
    await expect(save(position(-1))).rejects.toMatchObject({ code: "bad_input" });
    const other = await insertPublished();
    await expect(save(position(1, { versionId: other.versionId }))).rejects.toMatchObject({
      code: "not_found",
    });
    await site.ctx.sql`update titles set visibility = 'unlisted' where id = ${film.titleId}`;
    await expect(save(position(1))).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("positions of two sessions", () => {
  /** A session that starts from the saved state. */
  async function openSession(playerSession: string) {
    let sequence = 0;
    let baseRevision = await revision();
    return async (positionSeconds: number) => {
      sequence += 1;
      const next = position(positionSeconds, { playerSession, sequence, baseRevision });
      const outcome = await savePosition(site.ctx, user, next);
      baseRevision = outcome.revision;
      return outcome.isTaken;
    };
  }

  it("refuses a position from before another session saved, and accepts the next one", async () => {
    const idle = await openSession("idle");
    expect(await idle(20)).toBe(true);
    const phone = await openSession("phone");
    expect(await phone(115)).toBe(true);
    expect(await idle(20)).toBe(false);
    expect(await saved()).toMatchObject([{ positionSeconds: 115, watched: true }]);
    expect(await idle(25)).toBe(true);
    expect(await saved()).toMatchObject([{ positionSeconds: 25, watched: false }]);
    expect(await phone(116)).toBe(false);
  });

  it("refuses a tab that was opened before the first position of another", async () => {
    const [tab, phone] = [await openSession("tab"), await openSession("phone")];
    expect(await phone(60)).toBe(true);
    expect(await tab(3)).toBe(false);
    expect(await saved()).toMatchObject([{ positionSeconds: 60 }]);
  });

  it("refuses a beacon that comes late, or twice, after another session saved", async () => {
    const baseRevision = await revision();
    const late = (sequence: number) => save(position(20, { playerSession: "gone", sequence, baseRevision }));
    expect(await late(2)).toBe(true);
    expect(await late(3)).toBe(true);
    expect(await late(1)).toBe(false);
    expect(await (await openSession("phone"))(60)).toBe(true);
    expect([await late(2), await late(3), await late(4)]).toEqual([false, false, false]);
    expect(await saved()).toMatchObject([{ positionSeconds: 60 }]);
  });

  it("accepts one of two that start from the same state at the same time", async () => {
    await save(position(10));
    const tabs = await Promise.all(["a", "b", "c"].map(openSession));
    const taken = await Promise.all(tabs.map((tab, index) => tab(20 + index)));
    expect(taken.filter(Boolean)).toHaveLength(1);
  });

  it("does not undo a mark for watched, nor its taking back", async () => {
    const idle = await openSession("idle");
    await idle(20);
    await save(position(120, { playerSession: "by hand" }));
    expect(await idle(20)).toBe(false);
    await save(position(0, { playerSession: "by hand again" }));
    expect(await saved()).toMatchObject([{ positionSeconds: 0, watched: false }]);
  });

  it("does not bring back what was removed from the row, until it plays on", async () => {
    const idle = await openSession("idle");
    await idle(20);
    await hideFromRow(site.ctx, user, film.playableId);
    expect(await idle(20)).toBe(false);
    expect(await row()).toEqual([]);
    expect(await idle(21)).toBe(true);
    expect(await row()).toEqual([film.playableId]);
  });

  it("does not bring back what was removed from the history, until it plays on", async () => {
    const idle = await openSession("idle");
    await idle(20);
    await removeFromHistory(site.ctx, user, film.playableId);
    expect(await idle(20)).toBe(false);
    expect(await saved()).toEqual([]);
    expect(await idle(21)).toBe(true);
    expect(await saved()).toMatchObject([{ positionSeconds: 21 }]);
  });

  it("continues in its own order after a removal that was undone", async () => {
    const tab = await openSession("tab");
    await tab(20);
    await removeFromHistory(site.ctx, user, film.playableId);
    await restoreToHistory(site.ctx, user, film.playableId);
    expect(await tab(30)).toBe(true);
  });
});

describe("the history", () => {
  it("is a user's own, last watched first, in pages without gaps", async () => {
    const films = [film, await insertPublished(), await insertPublished()];
    for (const { playableId, versionId } of films) await save(position(30, { playableId, versionId }));
    const stranger = await insertUser(site.ctx);
    expect((await listHistory(site.ctx, stranger)).items).toEqual([]);
    const first = await listHistory(site.ctx, user, { limit: 2 });
    const second = await listHistory(site.ctx, user, { limit: 2, cursor: first.nextCursor });
    expect(second.nextCursor).toBeNull();
    expect([...first.items, ...second.items].map((card) => card.playableId)).toEqual(
      films.map((created) => created.playableId).reverse(),
    );
    await expect(listHistory(site.ctx, user, { cursor: "x" })).rejects.toMatchObject({
      code: "bad_input",
    });
  });

  it("loses a position on removal and gets the same one back", async () => {
    await save(position(30, { sequence: 9 }));
    const before = await saved();
    await removeFromHistory(site.ctx, user, film.playableId);
    await removeFromHistory(site.ctx, user, film.playableId);
    expect(await saved()).toEqual([]);
    await restoreToHistory(site.ctx, user, film.playableId);
    expect(await saved()).toEqual(before);
    expect(await save(position(10, { sequence: 8 }))).toBe(false);
  });

  it("restores what an older release removed, without a revision", async () => {
    await save(position(30));
    await removeFromHistory(site.ctx, user, film.playableId);
    await site.ctx.sql`update removed_watch_states set state = state - 'revision'`;
    await restoreToHistory(site.ctx, user, film.playableId);
    expect(await saved()).toMatchObject([{ positionSeconds: 30 }]);
    expect(await revision()).not.toBeNull();
  });

  it("keeps what was watched after a removal when that is undone", async () => {
    await save(position(30));
    await removeFromHistory(site.ctx, user, film.playableId);
    await save(position(60, { sequence: 2 }));
    await restoreToHistory(site.ctx, user, film.playableId);
    expect(await saved()).toMatchObject([{ positionSeconds: 60 }]);
  });

  it("hides from the row and shows again, by hand or by watching on", async () => {
    await save(position(30));
    await hideFromRow(site.ctx, user, film.playableId);
    expect(await row()).toEqual([]);
    await unhideInRow(site.ctx, user, film.playableId);
    expect(await row()).toEqual([film.playableId]);
    await hideFromRow(site.ctx, user, film.playableId);
    await save(position(40, { sequence: 2 }));
    expect(await row()).toEqual([film.playableId]);
  });
});
