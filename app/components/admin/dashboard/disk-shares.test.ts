import { expect, it } from "vitest";
import { diskShares } from "./disk-shares.ts";

const disk = { encodedBytes: 10, sourceBytes: 20, freeBytes: 50, totalBytes: 100 };

it("shows what fills the disk", () => {
  expect(diskShares(disk).map(({ kind, bytes }) => [kind, bytes])).toEqual([
    ["encoded", 10],
    ["source", 20],
    ["other", 20],
    ["free", 50],
  ]);
});

it("leaves out what a store does not report", () => {
  expect(diskShares({ ...disk, freeBytes: null, totalBytes: null }).map(({ kind }) => kind)).toEqual([
    "encoded",
    "source",
  ]);
});
