import { describe, expect, it } from "vitest";
import { silentAudioNotice, type SilentAudio } from "#core/videos/silent-audio-notice.ts";
import { testPlan } from "#core/testing/insert-film.ts";

/** 40 seconds in ten segments. */
const plan = testPlan(10);
const track = (changes: Partial<SilentAudio>): SilentAudio => ({
  name: "English",
  ...{ seconds: 22, firstSegment: 4, firstSeconds: 2, ...changes },
});

describe("silentSoundNotice", () => {
  it("says where a sound stops before its film", () => {
    expect(silentAudioNotice(plan, null, [track({})])).toBe(
      "The sound “English” stops at 0:18 of 0:40. From there on it is silent.",
    );
  });

  it("says how much cannot be read, and where it begins", () => {
    const hole = track({ seconds: 7, firstSegment: 2, firstSeconds: 3 });
    expect(silentAudioNotice(plan, null, [hole])).toBe(
      "0:07 of the sound “English” cannot be read, from 0:08 on. It is silent there.",
    );
    const scattered = track({ seconds: 15 });
    expect(silentAudioNotice(plan, null, [scattered])).toContain("cannot be read");
  });

  it("says that there is nothing at all", () => {
    const nothing = track({ seconds: 40, firstSegment: 0, firstSeconds: 4 });
    expect(silentAudioNotice(plan, null, [nothing])).toBe(
      "Nothing of the sound “English” can be read. It is silent.",
    );
  });

  it("looks at the film's real end, and at more than a segment alone", () => {
    const toEnd = track({ seconds: 6, firstSegment: 4, firstSeconds: 2 });
    expect(silentAudioNotice(plan, 6, [toEnd])).toContain("stops at 0:18 of 0:24");
    expect(silentAudioNotice(plan, null, [track({ seconds: 4 })])).toBeNull();
    expect(silentAudioNotice(plan, null, [])).toBeNull();
  });

  it("speaks of each track", () => {
    const both = silentAudioNotice(plan, null, [track({}), track({ name: "Deutsch" })]);
    expect(both).toContain("“English”");
    expect(both).toContain("“Deutsch”");
  });
});
