import { describe, expect, it } from "vitest";
import { choosePlay, isStarted } from "#core/catalog/choose-play.ts";
import { type PlayableRow } from "#core/catalog/playable-cards.ts";
import { type WatchState } from "#core/catalog/types.ts";

function progress(share: number, day: number): WatchState {
  const updatedAt = new Date(Date.UTC(2026, 0, day));
  return { positionSeconds: share * 100, durationSeconds: 100, watched: share >= 0.9, updatedAt };
}

function episode(number: number, options: Partial<PlayableRow["card"]> = {}): PlayableRow {
  return {
    titleId: "t",
    videoId: `v${number}`,
    seasonId: "s",
    kind: "episode",
    overview: "",
    chosenStillId: null,
    card: {
      playableId: `e${number}`,
      title: { id: "t", kind: "series", name: "T", languageTag: null },
      name: `Episode ${number}`,
      seasonNumber: 1,
      lastEpisodeNumber: null,
      airDate: null,
      episodeNumber: number,
      still: null,
      durationSeconds: 100,
      progress: null,
      videoState: "ready",
      ...options,
    },
  };
}

const played = (rows: PlayableRow[]): string | null => choosePlay(rows)?.playableId ?? null;

describe("choosePlay", () => {
  it("begins with the first that can be played", () => {
    expect(played([episode(1, { videoState: "processing" }), episode(2), episode(3)])).toBe("e2");
  });

  it("resumes the last watched playable", () => {
    const rows = [
      episode(1, { progress: progress(0.4, 1) }),
      episode(2, { progress: progress(0.5, 2) }),
      episode(3),
    ];
    expect(played(rows)).toBe("e2");
  });

  it("plays the next one after a finished one", () => {
    expect(played([episode(1, { progress: progress(0.95, 1) }), episode(2)])).toBe("e2");
  });

  it("starts over after the last one", () => {
    expect(played([episode(1), episode(2, { progress: progress(0.95, 1) })])).toBe("e1");
  });

  it("begins with the first season, not with the specials before it", () => {
    const special = { ...episode(1).card, playableId: "special", seasonNumber: 0 };
    expect(played([{ ...episode(1), card: special }, episode(1)])).toBe("e1");
    expect(played([{ ...episode(1), card: special }])).toBe("special");
  });

  it("has nothing where nothing can be played, and no extras", () => {
    expect(played([episode(1, { videoState: "failed" })])).toBeNull();
    expect(played([{ ...episode(1), kind: "extra" }])).toBeNull();
  });
});

describe("isStarted", () => {
  it("asks for 5 % and not yet watched", () => {
    expect(isStarted(episode(1, { progress: progress(0.049, 1) }).card)).toBe(false);
    expect(isStarted(episode(1, { progress: progress(0.05, 1) }).card)).toBe(true);
    expect(isStarted(episode(1, { progress: progress(0.9, 1) }).card)).toBe(false);
  });
});
