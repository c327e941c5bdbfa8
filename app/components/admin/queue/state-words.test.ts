import { expect, it } from "vitest";
import { stateWords } from "#app/components/admin/queue/state-words.ts";
import { messageOf } from "#core/messages/message.ts";

it("ends each sentence once, also with a notice", () => {
  const notice = messageOf("media.endsEarly", { endSeconds: 40, totalSeconds: 72 });
  const words = "The file stops at 0:40 of 1:12. Everything before it is fine and can be watched.";
  const video = { state: "ready" as const, progressPercent: 100, reason: null, notice };
  expect(stateWords(video)).toBe(`Done. ${words}`);
  expect(stateWords({ ...video, notice: null })).toBe("Done.");
});
