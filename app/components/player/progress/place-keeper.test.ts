import { beforeEach, describe, expect, it } from "vitest";
import { type SavedPlace } from "../player-types.ts";
import { PlaceKeeper } from "./place-keeper.ts";

let saved: SavedPlace[] = [];
let beacons: SavedPlace[] = [];
const keeper = () =>
  new PlaceKeeper({
    playableId: "p",
    versionId: "v",
    playerSession: "s",
    save: (place) => Promise.resolve(void saved.push(place)),
    beacon: (place) => void beacons.push(place),
  });

beforeEach(() => {
  saved = [];
  beacons = [];
});

describe("PlaceKeeper", () => {
  it("saves every ten seconds of playing", () => {
    const place = keeper();
    for (let seconds = 0; seconds <= 31; seconds += 0.25) place.onTime(seconds, 100);
    expect(saved.map(({ positionSeconds }) => positionSeconds)).toEqual([10, 20, 30]);
  });

  it("counts from where one resumed", () => {
    const place = keeper();
    for (let seconds = 700; seconds < 711; seconds += 0.25) place.onTime(seconds, 1000);
    expect(saved.map(({ positionSeconds }) => positionSeconds)).toEqual([710]);
  });

  it("saves a pause at once, the same place only once, with a growing sequence", () => {
    const place = keeper();
    place.saveNow(3.2, 100);
    place.saveNow(3.2, 100);
    place.onHide(3.2, 100);
    place.saveNow(4, 100);
    expect(saved.map(({ sequence }) => sequence)).toEqual([1, 3]);
    expect(beacons).toEqual([
      {
        playableId: "p",
        versionId: "v",
        positionSeconds: 3.2,
        durationSeconds: 100,
        playerSession: "s",
        sequence: 2,
      },
    ]);
  });

  it("tries again soon after a failed save", async () => {
    let tries = 0;
    const place = new PlaceKeeper({
      playableId: "p",
      versionId: "v",
      playerSession: "s",
      save: () => (tries++ === 0 ? Promise.reject(new Error("away")) : Promise.resolve()),
      beacon: () => undefined,
    });
    place.saveNow(5, 100);
    await Promise.resolve();
    await Promise.resolve();
    place.saveNow(5, 100);
    expect(tries).toBe(2);
  });
});
