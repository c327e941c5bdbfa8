import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Viewer } from "#core/accounts/types.ts";
import { continueWatching } from "#core/catalog/continue-watching.ts";
import { findRevision } from "#core/history/find-revision.ts";
import { hideFromRow, unhideInRow } from "#core/history/hide-from-row.ts";
import { listHistory } from "#core/history/list-history.ts";
import { removeFromHistory, restoreToHistory } from "#core/history/remove-from-history.ts";
import { saveProgress } from "#core/history/save-position.ts";
import { type SavedPlace } from "#core/history/types.ts";
import { insertFilm, insertViewer, type TestFilm } from "#core/testing/insert-film.ts";
import { createTestContext, type TestContext } from "#core/testing/test-context.ts";

let house: TestContext;
let viewer: Viewer;
let film: TestFilm;

beforeAll(async () => {
  house = await createTestContext();
});
beforeEach(async () => {
  await house.ctx.sql`truncate titles cascade`;
  viewer = await insertViewer(house.ctx);
  film = await insertPublished();
});
afterAll(() => house.drop());

/** A published film of 120 s that can be played. */
async function insertPublished(): Promise<TestFilm> {
  const made = await insertFilm(house.ctx, { segmentCount: 30 });
  await house.ctx
    .sql`update titles set visibility = 'published', published_at = now() where id = ${made.titleId}`;
  await house.ctx.sql`update videos set state = 'playable' where id = ${made.videoId}`;
  return made;
}

const place = (positionSeconds: number, changed: Partial<SavedPlace> = {}): SavedPlace => ({
  playableId: film.playableId,
  versionId: film.versionId,
  positionSeconds,
  durationSeconds: 120,
  playerSession: "one",
  sequence: 1,
  ...changed,
});
const save = async (of: SavedPlace) => (await saveProgress(house.ctx, viewer, of)).isTaken;
const revision = () => findRevision(house.ctx, viewer, film.playableId);
const saved = async () => (await listHistory(house.ctx, viewer)).items.map((card) => card.progress);
const row = async () => (await continueWatching(house.ctx, viewer)).map((card) => card.playableId);

describe("saveProgress", () => {
  it("ignores an older place of its session, and lets another session go on", async () => {
    expect(await save(place(50, { sequence: 5 }))).toBe(true);
    expect(await save(place(40, { sequence: 4 }))).toBe(false);
    expect(await save(place(40, { sequence: 5 }))).toBe(false);
    expect(await saved()).toMatchObject([{ positionSeconds: 50 }]);
    expect(await save(place(20, { playerSession: "two", sequence: 1 }))).toBe(true);
    expect(await saved()).toMatchObject([{ positionSeconds: 20 }]);
  });

  it("keeps one order when beacons arrive at the same time", async () => {
    const order = [3, 1, 7, 5, 2, 6, 4, 8];
    await Promise.all(order.map((sequence) => save(place(sequence, { sequence }))));
    expect(await saved()).toMatchObject([{ positionSeconds: 8 }]);
  });

  it("counts 90 % as watched, and less again when it is watched anew", async () => {
    await save(place(107.9, { sequence: 1 }));
    expect(await saved()).toMatchObject([{ watched: false }]);
    await save(place(108, { sequence: 2 }));
    expect(await saved()).toMatchObject([{ watched: true }]);
    expect(await row()).toEqual([]);
    await save(place(30, { sequence: 3 }));
    expect(await saved()).toMatchObject([{ watched: false }]);
  });

  it("clamps to what the video really lasts, whatever the player says", async () => {
    await save(place(5_000, { durationSeconds: 9_000 }));
    expect(await saved()).toMatchObject([{ positionSeconds: 120, durationSeconds: 120, watched: true }]);
    await house.ctx.sql`update videos set ends_at_segment = 10 where id = ${film.videoId}`;
    await save(place(60, { sequence: 2 }));
    expect(await saved()).toMatchObject([{ positionSeconds: 40, durationSeconds: 40, watched: true }]);
  });

  it("keeps under 5 % but does not show it in Continue watching", async () => {
    await save(place(5));
    expect(await row()).toEqual([]);
    expect(await saved()).toMatchObject([{ positionSeconds: 5 }]);
    await save(place(6, { sequence: 2 }));
    expect(await row()).toEqual([film.playableId]);
  });

  it("refuses what is not a place, or not to be seen", async () => {
    await expect(save(place(Number.NaN))).rejects.toMatchObject({ code: "bad_input" });
    await expect(save(place(-1))).rejects.toMatchObject({ code: "bad_input" });
    const other = await insertPublished();
    await expect(save(place(1, { versionId: other.versionId }))).rejects.toMatchObject({ code: "not_found" });
    await house.ctx.sql`update titles set visibility = 'unlisted' where id = ${film.titleId}`;
    await expect(save(place(1))).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("positions of two sessions", () => {
  /** A session that starts from what is saved now. */
  async function openSession(playerSession: string) {
    let sequence = 0;
    let baseRevision = await revision();
    return async (positionSeconds: number) => {
      sequence += 1;
      const next = place(positionSeconds, { playerSession, sequence, baseRevision });
      const outcome = await saveProgress(house.ctx, viewer, next);
      baseRevision = outcome.revision;
      return outcome.isTaken;
    };
  }

  it("refuses what was reached before another session saved, and takes what is played on from there", async () => {
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
    const late = (sequence: number) => save(place(20, { playerSession: "gone", sequence, baseRevision }));
    expect(await late(2)).toBe(true);
    expect(await late(3)).toBe(true);
    expect(await late(1)).toBe(false);
    expect(await (await openSession("phone"))(60)).toBe(true);
    expect([await late(2), await late(3), await late(4)]).toEqual([false, false, false]);
    expect(await saved()).toMatchObject([{ positionSeconds: 60 }]);
  });

  it("takes one of two that start from the same state at the same time", async () => {
    await save(place(10));
    const tabs = await Promise.all(["a", "b", "c"].map(openSession));
    const taken = await Promise.all(tabs.map((tab, index) => tab(20 + index)));
    expect(taken.filter(Boolean)).toHaveLength(1);
  });

  it("does not undo a mark for watched, nor its taking back", async () => {
    const idle = await openSession("idle");
    await idle(20);
    await save(place(120, { playerSession: "by hand" }));
    expect(await idle(20)).toBe(false);
    await save(place(0, { playerSession: "by hand again" }));
    expect(await saved()).toMatchObject([{ positionSeconds: 0, watched: false }]);
  });

  it("does not bring back what was removed from the row, until it plays on", async () => {
    const idle = await openSession("idle");
    await idle(20);
    await hideFromRow(house.ctx, viewer, film.playableId);
    expect(await idle(20)).toBe(false);
    expect(await row()).toEqual([]);
    expect(await idle(21)).toBe(true);
    expect(await row()).toEqual([film.playableId]);
  });

  it("does not bring back what was removed from the history, until it plays on", async () => {
    const idle = await openSession("idle");
    await idle(20);
    await removeFromHistory(house.ctx, viewer, film.playableId);
    expect(await idle(20)).toBe(false);
    expect(await saved()).toEqual([]);
    expect(await idle(21)).toBe(true);
    expect(await saved()).toMatchObject([{ positionSeconds: 21 }]);
  });

  it("goes on in its own order after a removal that was undone", async () => {
    const tab = await openSession("tab");
    await tab(20);
    await removeFromHistory(house.ctx, viewer, film.playableId);
    await restoreToHistory(house.ctx, viewer, film.playableId);
    expect(await tab(30)).toBe(true);
  });
});

describe("the history", () => {
  it("is a person's own, last watched first, in pages without gaps", async () => {
    const films = [film, await insertPublished(), await insertPublished()];
    for (const { playableId, versionId } of films) await save(place(30, { playableId, versionId }));
    const stranger = await insertViewer(house.ctx);
    expect((await listHistory(house.ctx, stranger)).items).toEqual([]);
    const first = await listHistory(house.ctx, viewer, { limit: 2 });
    const second = await listHistory(house.ctx, viewer, { limit: 2, cursor: first.nextCursor });
    expect(second.nextCursor).toBeNull();
    expect([...first.items, ...second.items].map((card) => card.playableId)).toEqual(
      films.map((made) => made.playableId).reverse(),
    );
    await expect(listHistory(house.ctx, viewer, { cursor: "x" })).rejects.toMatchObject({
      code: "bad_input",
    });
  });

  it("loses a place on removal and gets the same one back", async () => {
    await save(place(30, { sequence: 9 }));
    const before = await saved();
    await removeFromHistory(house.ctx, viewer, film.playableId);
    await removeFromHistory(house.ctx, viewer, film.playableId);
    expect(await saved()).toEqual([]);
    await restoreToHistory(house.ctx, viewer, film.playableId);
    expect(await saved()).toEqual(before);
    expect(await save(place(10, { sequence: 8 }))).toBe(false);
  });

  it("restores what an older release removed, without a revision", async () => {
    await save(place(30));
    await removeFromHistory(house.ctx, viewer, film.playableId);
    await house.ctx.sql`update removed_watch_states set state = state - 'revision'`;
    await restoreToHistory(house.ctx, viewer, film.playableId);
    expect(await saved()).toMatchObject([{ positionSeconds: 30 }]);
    expect(await revision()).not.toBeNull();
  });

  it("keeps what was watched after a removal when that is undone", async () => {
    await save(place(30));
    await removeFromHistory(house.ctx, viewer, film.playableId);
    await save(place(60, { sequence: 2 }));
    await restoreToHistory(house.ctx, viewer, film.playableId);
    expect(await saved()).toMatchObject([{ positionSeconds: 60 }]);
  });

  it("hides from the row and shows again, by hand or by watching on", async () => {
    await save(place(30));
    await hideFromRow(house.ctx, viewer, film.playableId);
    expect(await row()).toEqual([]);
    await unhideInRow(house.ctx, viewer, film.playableId);
    expect(await row()).toEqual([film.playableId]);
    await hideFromRow(house.ctx, viewer, film.playableId);
    await save(place(40, { sequence: 2 }));
    expect(await row()).toEqual([film.playableId]);
  });
});
