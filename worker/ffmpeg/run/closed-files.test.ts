import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { segmentFileName } from "#core/storage/object-key.ts";
import { tempFolder } from "#core/testing/temp-folder.ts";
import { followClosedFiles } from "#worker/ffmpeg/run/closed-files.ts";

it("finds what is closed where a folder cannot be watched, too", async () => {
  const folder = tempFolder("closed");
  await mkdir(path.join(folder, "v360"));
  const found: string[] = [];
  const following = followClosedFiles({
    // Watching a missing folder fails, as it does when the system has no more watches.
    ...{ folder, renditionNames: ["v360", "v720"], firstSegment: 3, segmentCount: 2 },
    onClosed: ({ renditionName, number }) => Promise.resolve(found.push(`${renditionName} ${number}`) > 0),
    onError: (error) => found.push(String(error)),
  });
  await mkdir(path.join(folder, "v720"));
  for (const renditionName of ["v360", "v720"])
    await writeFile(path.join(folder, renditionName, segmentFileName(renditionName, 3)), "closed");
  await expect.poll(() => found.toSorted(), { timeout: 5000 }).toEqual(["v360 3", "v720 3"]);
  await following.finish();
  expect(found).toHaveLength(2);
});
