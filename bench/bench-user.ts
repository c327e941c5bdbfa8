import { execFile } from "node:child_process";
import { link, mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { chromium, type Page } from "@playwright/test";
import { startSite, type RunningSite } from "#core/testing/running-site.ts";
import playwright from "../playwright.config.ts";

const run = promisify(execFile);
const ADMIN = { email: "admin@example.test", password: "a password for the bench" } as const;
/** Longer than any measured time should be, on a slow machine too. */
const PATIENCE_MS = 120_000;
const IDLE_SECONDS = 900;

/** A site, films to import, and a viewer in a browser. */
export interface BenchUser {
  readonly films: Films;
  /** Imports a copy of a film in place; resolves to its title's id once the import has answered. */
  bring(film: string): Promise<string>;
  /** Waits until no encode runs. */
  untilIdle(): Promise<void>;
  /** Opens a title's page and presses Play; resolves to the seconds from the call to the first frame. */
  watch(titleId: string): Promise<number>;
  /** Seeks to a second of the playing film; resolves to the seconds until it plays there. */
  seek(toSeconds: number): Promise<number>;
}

/** One film in two lengths: H.264 1080p at about 5 Mb/s with AAC stereo, as from cameras and shops. */
export interface Films {
  readonly minute: string;
  readonly twoHours: string;
}

export const TWO_HOURS_SECONDS = 7200;

/**
 * Starts a site with a signed-in viewer, and creates the films (5 GB in the temporary folder); all is deleted
 * at the end.
 */
export async function withUser<Result>(work: (user: BenchUser) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "matinee-bench-"));
  const site = await startSite({
    env: { MATINEE_ADMIN_EMAIL: ADMIN.email, MATINEE_ADMIN_PASSWORD: ADMIN.password },
  });
  const browser = await chromium.launch(playwright.use?.launchOptions ?? {});
  try {
    const films = await makeFilms(folder);
    const page = await browser.newPage({ baseURL: site.url });
    await signIn(page);
    let copies = 0;
    return await work({
      films,
      bring: (film) => bring(site, film, path.join(folder, `film-${(copies += 1)}.mp4`)),
      untilIdle: () => untilIdle(site),
      watch: (titleId) => watch(page, titleId),
      seek: (toSeconds) => seek(page, toSeconds),
    });
  } finally {
    await browser.close();
    await site.remove();
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Wall-clock seconds of one plain FFmpeg run that decodes 4 s of a film from a position and encodes them like
 * the entry rendition: the minimum cost of the first segment.
 */
export async function plainSegmentSeconds(film: string, atSeconds: number): Promise<number> {
  const startedAtMs = performance.now();
  await run("ffmpeg", [
    ...["-v", "error", "-ss", String(atSeconds), "-i", film, "-t", "4", "-an", "-vf", "scale=-2:360"],
    ...["-c:v", "libx264", "-preset", "veryfast", "-crf", "23", "-f", "null", "-"],
  ]);
  return (performance.now() - startedAtMs) / 1000;
}

async function makeFilms(folder: string): Promise<Films> {
  const [once, minute, twoHours] = ["once", "minute", "two-hours"].map((name) =>
    path.join(folder, `${name}.mp4`),
  ) as [string, string, string];
  await run("ffmpeg", [
    ...["-v", "error", "-f", "lavfi", "-i", "mandelbrot=size=1920x1080:rate=30,noise=alls=8:allf=t"],
    ...["-f", "lavfi", "-i", "sine=frequency=330:sample_rate=48000", "-t", "30", "-pix_fmt", "yuv420p"],
    ...["-c:v", "libx264", "-preset", "veryfast", "-g", "120", "-b:v", "5200k", "-maxrate", "6000k"],
    ...["-bufsize", "12000k", "-c:a", "aac", "-b:a", "128k", "-ac", "2", once],
  ]);
  const repeat = (times: number, target: string) =>
    run("ffmpeg", ["-v", "error", "-stream_loop", String(times - 1), "-i", once, "-c", "copy", target]);
  await repeat(2, minute);
  await repeat(TWO_HOURS_SECONDS / 30, twoHours);
  return { minute, twoHours };
}

async function signIn(page: Page): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(ADMIN.email);
  await page.getByLabel("Password", { exact: true }).fill(ADMIN.password);
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.pathname === "/");
}

/** A hard link to the same bytes, because one file is imported only once. */
async function bring(site: RunningSite, film: string, copy: string): Promise<string> {
  await link(film, copy);
  const { stdout, stderr } = await site.matinee("import", copy, "--json");
  const { titleId } = JSON.parse(stdout.trim() || "{}") as { titleId?: string };
  if (!titleId) throw new Error(`The import failed: ${stderr}`);
  return titleId;
}

async function untilIdle(site: RunningSite): Promise<void> {
  const { exitCode, stderr } = await site.matinee("wait", "--idle", "--timeout", String(IDLE_SECONDS));
  if (exitCode !== 0) throw new Error(`The site did not become idle: ${stderr}`);
}

async function watch(page: Page, titleId: string): Promise<number> {
  const startedAtMs = performance.now();
  await page.goto(`/title/${titleId}`);
  await page.getByRole("link", { name: /^Play/ }).click();
  await waitUntilPlaying(page, 0);
  return (performance.now() - startedAtMs) / 1000;
}

async function seek(page: Page, toSeconds: number): Promise<number> {
  const startedAtMs = performance.now();
  await page.evaluate((seconds) => {
    const video = document.querySelector("video");
    if (video) video.currentTime = seconds;
  }, toSeconds);
  await waitUntilPlaying(page, toSeconds);
  return (performance.now() - startedAtMs) / 1000;
}

/** Checks with every frame of the page whether the film plays on from a position. */
async function waitUntilPlaying(page: Page, fromSeconds: number): Promise<void> {
  const isPlaying = (from: number) => {
    const video = document.querySelector("video");
    return video !== null && !video.seeking && video.readyState >= 3 && video.currentTime > from;
  };
  await page.waitForFunction(isPlaying, fromSeconds, { timeout: PATIENCE_MS });
}
