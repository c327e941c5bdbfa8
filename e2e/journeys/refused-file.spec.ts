import { expect, test } from "#e2e/fixtures.ts";
import { signIn, visit } from "#e2e/users.ts";

/** An MP4's beginning, and nothing behind it that can be read. */
const BROKEN = Buffer.concat([
  Buffer.from("000000206674797069736f6d0000020069736f6d69736f32617663316d703431", "hex"),
  Buffer.alloc(50_000, 0x81),
]);

test("Retry of a refused file says why it cannot help and what does, on the upload page and in the queue", async ({
  page,
}) => {
  await signIn(page);
  await visit(page, "/admin/upload");
  const file = { name: "Broken Reel.mp4", mimeType: "video/mp4", buffer: BROKEN };
  await page.getByLabel("Videos to upload").setInputFiles(file);
  const line = page.getByRole("listitem", { name: "Broken Reel.mp4" });
  const retry = page.getByRole("button", { name: "Retry Broken Reel" });
  await retry.click();
  await expect(line.getByRole("alert")).toContainText("Upload a good copy of it, and delete this one.");

  await visit(page, "/admin/jobs?state=failed");
  await retry.click();
  await expect(page.getByRole("alert")).toContainText("A retry reads the same file and fails the same way.");
});
