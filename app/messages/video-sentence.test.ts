import { expect, it } from "vitest";
import { videoSentence } from "#app/messages/video-sentence.ts";
import { messageOf } from "#core/messages/message.ts";
import { sentenceOf } from "#core/messages/sentence-of.ts";
import { asVideoReason } from "#core/messages/video-reason.ts";

it("says why a video failed, and nothing for none", () => {
  const range = { times: 3, fromSeconds: 4, toSeconds: 24, track: "video" } as const;
  expect(videoSentence(messageOf("encoding.rangeCrashed", range))).toMatch(
    /^Encoding crashed 3 times at 0:04–0:24 of the video\. /,
  );
  expect(videoSentence(messageOf("stored.text", { text: "It broke." }))).toBe("It broke.");
  expect(videoSentence(null)).toBeNull();
});

it("has the sentence of every reason that a video may have, also of another area", () => {
  const refusal = messageOf("media.tooLarge", { width: 9000, height: 9000 });
  expect(asVideoReason(refusal)).toEqual(refusal);
  const other = messageOf("storage.folderUnusable", { code: "EIO" });
  expect(videoSentence(asVideoReason(other))).toBe(sentenceOf(other));
});

it("says something general for what another version stored", () => {
  const unknown = { key: "media.later", params: {} };
  expect(videoSentence(unknown)).toBe(sentenceOf(unknown));
});
