import { describe, expect, it } from "vitest";
import { silentAudioNotices, type SilentAudio } from "#core/videos/silent-audio-notices.ts";
import { testPlan } from "#core/testing/insert-film.ts";
import { sentenceOf } from "#core/messages/sentence-of.ts";

/** The notices as a page shows them. */
const silenceOf = (...given: Parameters<typeof silentAudioNotices>): string =>
  silentAudioNotices(...given)
    .map((notice) => sentenceOf(notice))
    .join(" ");

/** 40 seconds in ten segments. */
const plan = testPlan(10);
const track = (changes: Partial<SilentAudio>): SilentAudio => ({
  name: "English",
  ...{ seconds: 22, firstSegment: 4, firstSeconds: 2, ...changes },
});

describe("silentAudioNotices", () => {
  it("says where an audio track ends before its film", () => {
    expect(silenceOf(plan, null, [track({})])).toBe(
      "The audio track “English” ends at 0:18 of 0:40. It is silent after that.",
    );
  });

  it("says how much can't be read, and from where", () => {
    const hole = track({ seconds: 7, firstSegment: 2, firstSeconds: 3 });
    expect(silenceOf(plan, null, [hole])).toBe(
      "0:07 of the audio track “English” can't be read, from 0:08 on. It is silent there.",
    );
    const scattered = track({ seconds: 15 });
    expect(silenceOf(plan, null, [scattered])).toContain("can't be read");
  });

  it("says that no audio can be read", () => {
    const nothing = track({ seconds: 40, firstSegment: 0, firstSeconds: 4 });
    expect(silenceOf(plan, null, [nothing])).toBe("The audio track “English” can't be read. It is silent.");
  });

  it("uses the film's real end, and ignores less than a segment", () => {
    const toEnd = track({ seconds: 6, firstSegment: 4, firstSeconds: 2 });
    expect(silenceOf(plan, 6, [toEnd])).toContain("ends at 0:18 of 0:24");
    expect(silenceOf(plan, null, [track({ seconds: 4 })])).toBe("");
    expect(silenceOf(plan, null, [])).toBe("");
  });

  it("has a sentence for each track", () => {
    const both = silenceOf(plan, null, [track({}), track({ name: "Deutsch" })]);
    expect(both).toContain("“English”");
    expect(both).toContain("“Deutsch”");
  });
});
