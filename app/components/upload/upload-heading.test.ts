import { expect, it } from "vitest";
import { uploadHeading } from "./upload-heading.ts";
import { type UploadItem } from "#app/components/upload/transfer/upload-item.ts";

const item = (phase: UploadItem["phase"]): UploadItem => ({
  id: phase,
  fileName: "Film.mkv",
  sizeBytes: 1,
  phase,
  sentBytes: 0,
  foundBytes: 0,
  samples: [],
  message: null,
  same: null,
  uploadId: null,
  seriesId: null,
  isFilm: false,
  created: null,
});

it("counts the files by their state", () => {
  expect(uploadHeading([])).toBe("Upload videos");
  expect(uploadHeading([item("sending"), item("waiting"), item("refused")])).toBe(
    "Uploading 2 files. 1 file rejected.",
  );
  expect(uploadHeading([item("paused")])).toBe("1 file stopped.");
  expect(uploadHeading([item("asking"), item("done")])).toBe("1 file to confirm.");
  expect(uploadHeading([item("done"), item("done")])).toBe("2 files uploaded.");
});
