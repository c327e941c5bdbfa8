import { describe, expect, it } from "vitest";
import { sentenceOf } from "#core/messages/sentence-of.ts";
import { fileEndNotice } from "#core/videos/file-end-notice.ts";
import { measureProgress } from "#core/videos/measure-progress.ts";
import { MAX_PARTS, segmentedBar } from "#core/videos/segmented-bar.ts";
import { videoTitle } from "#core/videos/video-title.ts";
import { testPlan } from "#core/testing/insert-film.ts";

const plan = testPlan(10);
const count = (renditionName: string, all: number, recent = 0) => ({ renditionName, count: all, recent });

describe("measureProgress", () => {
  it("weighs renditions by their pixels, so that the entry rendition is little of it", () => {
    const work = { counts: [count("v360", 10), count("a0", 10)], windowSeconds: 120 };
    // 640×360 + 16,000 of 640×360 + 1280×720 + 16,000.
    expect(measureProgress(plan, null, work)).toEqual({ percent: 21, secondsLeft: null });
  });

  it("tells the time left from the pace of late, and never 100", () => {
    const total = { counts: [count("v360", 10), count("v720", 10), count("a0", 10)], windowSeconds: 120 };
    expect(measureProgress(plan, null, total).percent).toBe(99);
    const half = { counts: [count("v720", 5, 5)], windowSeconds: 60 };
    const { secondsLeft } = measureProgress(
      { ...plan, renditions: plan.renditions.slice(1), audio: [] },
      null,
      half,
    );
    expect(secondsLeft).toBe(60);
  });

  it("counts to the file's end, and ignores sprites", () => {
    const work = {
      counts: [count("v360", 5), count("v720", 5), count("a0", 5), count("sb", 99)],
      windowSeconds: 9,
    };
    expect(measureProgress(plan, 5, work).percent).toBe(99);
    expect(measureProgress(plan, 0, work).percent).toBe(0);
  });
});

describe("partStrip", () => {
  it("shows each chunk, or merges neighbours", () => {
    expect(segmentedBar(["complete", "running", "pending", "dormant", "failed"])).toEqual([
      "ready",
      "in_work",
      "to_come",
      "to_come",
      "failed",
    ]);
    const long = segmentedBar([...Array.from({ length: 399 }, () => "complete" as const), "running"]);
    expect(long).toHaveLength(MAX_PARTS);
    expect(long.slice(-2)).toEqual(["ready", "in_work"]);
    expect(segmentedBar([])).toEqual([]);
  });
});

it("says where a file stops", () => {
  const notice = fileEndNotice(testPlan(18), 10);
  expect(notice && sentenceOf(notice)).toBe(
    "The file stops at 0:40 of 1:12. Everything before it is fine and can be watched.",
  );
  expect(fileEndNotice(plan, null)).toBeNull();
  expect(fileEndNotice(plan, 10)).toBeNull();
});

it("names a video by its title, season and episode", () => {
  const movie = { titleName: "Alien", playableName: "alien.mkv", kind: "movie" as const };
  expect(videoTitle({ ...movie, seasonNumber: null, episodeNumber: null })).toBe("Alien");
  const episode = { titleName: "Cosmos", playableName: "Heaven and Hell", kind: "episode" as const };
  expect(videoTitle({ ...episode, seasonNumber: 1, episodeNumber: 4 })).toBe(
    "Cosmos · S1 E4 · Heaven and Hell",
  );
});
