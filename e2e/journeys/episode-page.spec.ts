import { type RunningSite } from "#core/testing/running-site.ts";
import { startJourneySite } from "#e2e/journey-site.ts";
import { expect, test } from "#e2e/fixtures.ts";
import { filmClip } from "#e2e/film-clips.ts";
import { SITE_ADMIN } from "#e2e/site-admin.ts";
import { signInByRpc, uploadByRpc } from "#e2e/site-client.ts";
import { signIn, visit } from "#e2e/users.ts";

let site: RunningSite;

test.beforeAll(async () => {
  // A site of its own, because its transcoder is stopped for a while.
  const { email, password } = SITE_ADMIN;
  site = await startJourneySite({ env: { MATINEE_ADMIN_EMAIL: email, MATINEE_ADMIN_PASSWORD: password } });
});

test.afterAll(async () => {
  signalTranscoder("SIGCONT");
  await site.remove();
});

test("an episode shows its play link as soon as it is playable, and unmarking watched restores its position", async ({
  browser,
}) => {
  const client = await signInByRpc(site.url, SITE_ADMIN);
  signalTranscoder("SIGSTOP");
  const clip = await filmClip({ name: "Low Tide", seconds: 8, width: 320, height: 180 });
  const film = await uploadByRpc(site.url, client, clip);
  const { seriesId, playableId } = await client.rpc.admin.makeEpisode.mutate({
    titleId: film.titleId,
    series: { name: "Lanternmoor" },
    seasonNumber: 1,
  });
  const episode = async () => {
    const { seasons } = await client.rpc.catalog.title.query({ titleId: seriesId });
    const found = seasons.flatMap(({ episodes }) => episodes).find((one) => one.playableId === playableId);
    if (!found) throw new Error("The episode is not in its series.");
    return found;
  };

  const page = await (await browser.newContext({ baseURL: site.url })).newPage();
  await signIn(page);
  await visit(page, `/title/${seriesId}`);
  const play = page.getByRole("link", { name: "Play episode 1, Low Tide" });
  await expect(page.getByText(/Waiting to be processed|Processing\./)).toBeVisible();
  await expect(play).toBeHidden();
  signalTranscoder("SIGCONT");
  await expect(play).toBeVisible({ timeout: 60_000 });

  const versionId = (await episode()).versions[0]?.id ?? "";
  const position = { positionSeconds: 3, durationSeconds: 8, playerSession: "elsewhere", sequence: 1 };
  await client.rpc.history.save.mutate({ playableId, versionId, ...position });
  await visit(page, `/title/${seriesId}`);
  const watchedToggle = page.getByRole("button", { name: "Watched: Low Tide" });
  await watchedToggle.click();
  await expect.poll(async () => (await episode()).progress?.watched).toBe(true);
  await expect(watchedToggle).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByRole("listitem").filter({ has: watchedToggle })).toContainText("Watched");
  await watchedToggle.click();
  await expect
    .poll(async () => (await episode()).progress)
    .toMatchObject({ positionSeconds: 3, watched: false });
});

/** Stops the supervisor too, because it would kill a transcoder without a heartbeat. */
function signalTranscoder(signal: "SIGSTOP" | "SIGCONT"): void {
  const transcoder = site.instance().processes.find(({ role }) => role === "transcoder");
  if (!transcoder) throw new Error("This site has no transcoder.");
  const pids = [site.instance().pid, transcoder.pid];
  for (const pid of signal === "SIGSTOP" ? pids : pids.reverse()) process.kill(pid, signal);
}
