import { expect, it } from "vitest";
import { uploadHeading } from "./upload-heading.ts";
import { type UploadItem } from "./upload-item.ts";

const item = (phase: UploadItem["phase"]): UploadItem => ({
  id: phase,
  fileName: "Film.mkv",
  sizeBytes: 1,
  phase,
  sentBytes: 0,
  foundBytes: 0,
  samples: [],
  message: null,
  created: null,
});

it("tells the state in a sentence", () => {
  expect(uploadHeading([])).toBe("What shall we show?");
  expect(uploadHeading([item("sending"), item("waiting"), item("refused")])).toBe(
    "Two files on the way in. One file could not be taken.",
  );
  expect(uploadHeading([item("paused")])).toBe("One file waits for you.");
  expect(uploadHeading([item("done"), item("done")])).toBe("Two files here.");
});
