import { writeFileSync } from "node:fs";
import path from "node:path";
import { tempFolder } from "#core/testing/temp-folder.ts";
import { filmClip } from "#e2e/film-clips.ts";
import { expect, test } from "#e2e/fixtures.ts";
import { PlayerPage } from "#e2e/player-page.ts";
import { SITE_ADMIN } from "#e2e/site-admin.ts";
import { signInByRpc, uploadByRpc, videoByRpc } from "#e2e/site-client.ts";
import { signIn, visit } from "#e2e/users.ts";

/** A subtitle file with one cue for the complete clip. */
function subtitleFile(name: string, text: string): string {
  const file = path.join(tempFolder("subtitles"), name);
  writeFileSync(file, `1\n00:00:00,000 --> 00:00:20,000\n${text}\n`);
  return file;
}

test(
  "subtitles are added to a film after a look at them, seen in the player, replaced and removed",
  { tag: "@storage" },
  async ({ page }) => {
    const url = process.env.BASE_URL ?? "";
    const client = await signInByRpc(url, SITE_ADMIN);
    const clip = await filmClip({ name: "Quiet Harbour", seconds: 20, width: 320, height: 180 });
    const { titleId, playableId, videoId } = await uploadByRpc(url, client, clip);
    const stateOf = async () => (await videoByRpc(client, videoId)).state;
    await expect.poll(stateOf, { timeout: 60_000 }).toMatch(/playable|ready/);

    await signIn(page);
    await visit(page, `/admin/titles/${titleId}`);
    await page.getByRole("button", { name: "Add subtitles to Quiet Harbour" }).click();
    const dialog = page.getByRole("dialog", { name: "Add subtitles to Quiet Harbour" });
    await dialog.getByLabel("File").setInputFiles(subtitleFile("Broken.srt", ""));
    await expect(dialog.getByRole("alert")).toContainText("No subtitles were found in this file.");
    await expect(dialog.getByRole("button", { name: "Save" })).toBeDisabled();

    const attack = '<img src=x onerror="window.hacked=true">';
    await dialog
      .getByLabel("File")
      .setInputFiles(subtitleFile("Quiet.Harbour.de.sdh.srt", `[Möwen] Guten Morgen ${attack}`));
    await expect(dialog.getByRole("region", { name: "Preview" })).toContainText("[Möwen] Guten Morgen");
    await expect(dialog.getByLabel("Language")).toHaveValue("de");
    await expect(dialog.getByLabel("Kind")).toHaveValue("captions");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog).toBeHidden();
    const list = page.getByRole("list", { name: "Subtitles of Quiet Harbour" });
    await expect(list).toContainText("German, Captions (SDH)");

    await page.goto(`/watch/${playableId}`);
    const player = new PlayerPage(page);
    await player.is("playing");
    const button = page.getByRole("button", { name: /^Subtitles/ });
    if ((await button.getAttribute("aria-pressed")) !== "true") await page.keyboard.press("c");
    await expect(page.locator(".subtitles")).toContainText("[Möwen] Guten Morgen");
    await expect(page.locator(".subtitles").locator("img, [onerror]")).toHaveCount(0);

    await visit(page, `/admin/titles/${titleId}`);
    await list.getByRole("button", { name: "Replace German, Captions (SDH)" }).click();
    const replacing = page.getByRole("dialog", { name: "Replace German, Captions (SDH)" });
    await replacing.getByLabel("File").setInputFiles(subtitleFile("other.srt", "Good morning"));
    await expect(replacing.getByRole("region", { name: "Preview" })).toContainText("Good morning");
    await replacing.getByLabel("Language").selectOption({ label: "English" });
    await replacing.getByLabel("Kind").selectOption({ label: "Subtitles" });
    await replacing.getByRole("button", { name: "Save" }).click();
    await expect(list).toContainText("English, Subtitles");
    await expect(list.getByRole("listitem")).toHaveCount(1);
    await list.getByRole("button", { name: "Remove English, Subtitles" }).click();
    await expect(list).toBeHidden();
    expect(await client.rpc.admin.titleSubtitles.query({ titleId })).toEqual([]);
  },
);
