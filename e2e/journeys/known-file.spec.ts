import { copyFile } from "node:fs/promises";
import path from "node:path";
import { filmClip } from "#e2e/film-clips.ts";
import { expect, test } from "#e2e/fixtures.ts";
import { signIn, visit } from "#e2e/users.ts";

test("a file that is in the library is noticed under another name, and uploaded anyway where that is wanted", async ({
  page,
}) => {
  const clip = await filmClip({ name: "Tin Lantern", seconds: 3, width: 192, height: 108 });
  const copy = path.join(path.dirname(clip), "Another Name.mp4");
  await copyFile(clip, copy);
  await signIn(page);
  await visit(page, "/admin/upload");
  const choose = (file: string) => page.getByLabel("Videos to upload").setInputFiles(file);
  const first = page.getByRole("listitem", { name: "Tin Lantern.mp4" });
  const second = page.getByRole("listitem", { name: "Another Name.mp4" });
  await choose(clip);
  await expect(first.getByRole("link", { name: "View page" })).toBeVisible();

  await choose(copy);
  await expect(second).toContainText("This file is already in your library as Tin Lantern. Upload anyway?");
  await second.getByRole("button", { name: "Don't upload Another Name.mp4" }).click();
  await expect(second).toBeHidden();

  await choose(copy);
  await second.getByRole("button", { name: "Upload Another Name.mp4 anyway" }).click();
  await expect(second.getByRole("link", { name: "View page" })).toBeVisible();
});
