import { beforeEach, describe, expect, it } from "vitest";
import { type WatchPosition, type SaveOutcome } from "../player-types.ts";
import { PositionKeeper } from "./position-keeper.ts";

const TAKEN = { isTaken: true, revision: "r1" };
const REFUSED = { isTaken: false, revision: "r9" };

let saved: WatchPosition[] = [];
let beacons: WatchPosition[] = [];
let nowMs = 0;
/** What the server answers, one after the other; then always that it is taken. */
let answers: (SaveOutcome | Error)[] = [];

const keeper = () =>
  new PositionKeeper({
    playableId: "p",
    versionId: "v",
    playerSession: "s",
    baseRevision: "r0",
    save: (position) => {
      saved.push(position);
      const answer = answers.shift() ?? TAKEN;
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
    beacon: (position) => beacons.push(position) > 0,
    now: () => nowMs,
  });
const answered = () => new Promise(setImmediate);
const savedAt = () => saved.map(({ positionSeconds, baseRevision }) => [positionSeconds, baseRevision]);

beforeEach(() => {
  saved = [];
  beacons = [];
  answers = [];
  nowMs = 1_000_000;
});

describe("PlaceKeeper", () => {
  it("saves every ten seconds of playing", () => {
    const position = keeper();
    for (let seconds = 0; seconds <= 31; seconds += 0.25) position.onTime(seconds, 100);
    expect(saved.map(({ positionSeconds }) => positionSeconds)).toEqual([10, 20, 30]);
  });

  it("counts from where one resumed", () => {
    const position = keeper();
    for (let seconds = 700; seconds < 711; seconds += 0.25) position.onTime(seconds, 1000);
    expect(saved.map(({ positionSeconds }) => positionSeconds)).toEqual([710]);
  });

  it("saves a pause at once, the same place only once, with a growing sequence", async () => {
    const position = keeper();
    position.saveNow(3.2, 100);
    position.saveNow(3.2, 100);
    await answered();
    position.saveNow(3.2, 100);
    position.saveNow(4, 100);
    expect(saved.map(({ sequence }) => sequence)).toEqual([1, 2]);
    expect(savedAt()).toEqual([
      [3.2, "r0"],
      [4, "r1"],
    ]);
  });

  it("sends no beacon for a place that is saved, however often the page hides", async () => {
    const position = keeper();
    position.saveNow(3.2, 100);
    await answered();
    position.onHide(3.2, 100);
    position.onHide(3.2, 100);
    expect(beacons).toEqual([]);
    position.onTime(5, 100);
    position.onHide(5, 100);
    position.onHide(5, 100);
    expect(beacons).toMatchObject([{ positionSeconds: 5, sequence: 2, baseRevision: "r1" }]);
  });

  it("sends a beacon for a place that is still on its way, or whose save failed", async () => {
    answers = [new Error("away")];
    const position = keeper();
    position.saveNow(3.2, 100);
    position.onHide(3.2, 100);
    expect(beacons).toMatchObject([{ positionSeconds: 3.2, sequence: 2 }]);
    await answered();
    answers = [new Error("away")];
    position.saveNow(7, 100);
    await answered();
    position.onHide(7, 100);
    expect(beacons).toMatchObject([{ positionSeconds: 3.2 }, { positionSeconds: 7 }]);
  });

  it("saves again what was refused, as the successor of what another device saved, while it plays on", async () => {
    answers = [REFUSED];
    const position = keeper();
    position.onTime(0, 100);
    position.onTime(10, 100);
    await answered();
    expect(savedAt()).toEqual([
      [10, "r0"],
      [10, "r9"],
    ]);
  });

  it("gives in once where it is refused again and again, until it played on", async () => {
    answers = [REFUSED, REFUSED];
    const position = keeper();
    position.onSeeked(50, 100);
    await answered();
    expect(saved).toHaveLength(2);
    position.onHide(50, 100);
    expect(beacons).toEqual([]);
  });

  it("lets another device's place stand where nothing was played since a long sleep", async () => {
    answers = [new Error("no line")];
    const position = keeper();
    position.onTime(0, 100);
    position.onTime(10, 100);
    await answered();
    nowMs += 3_600_000;
    answers = [REFUSED];
    position.saveNow(10, 100);
    await answered();
    position.onHide(10, 100);
    expect(saved).toHaveLength(2);
    expect(beacons).toEqual([]);
  });

  it("takes over when play is pressed again after another device went on", async () => {
    const position = keeper();
    position.saveNow(10, 100);
    await answered();
    nowMs += 3_600_000;
    answers = [REFUSED];
    position.onPlayAgain(10, 100);
    await answered();
    expect(savedAt()).toEqual([
      [10, "r0"],
      [10, "r1"],
      [10, "r9"],
    ]);
  });

  it("tries again soon after a failed save", async () => {
    answers = [new Error("away")];
    const position = keeper();
    position.saveNow(5, 100);
    await answered();
    position.saveNow(5, 100);
    expect(saved).toHaveLength(2);
  });
});
