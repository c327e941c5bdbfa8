import { defineConfig } from "@playwright/test";

/** The system's Chromium; `npm test` finds it and passes its path on. */
const executablePath = process.env.CHROMIUM_PATH || "/usr/bin/chromium";

/**
 * Journeys in a real browser on the built app. The global setup starts one site on a free port with its own
 * data folder, unless BASE_URL names a running site.
 */
export default defineConfig({
  testDir: "./e2e/journeys",
  outputDir: "./test-results",
  globalSetup: "./e2e/start-site.ts",
  forbidOnly: true,
  fullyParallel: false,
  workers: 1,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: {
    baseURL: process.env.BASE_URL,
    browserName: "chromium",
    headless: true,
    viewport: { width: 1280, height: 800 },
    locale: "en-GB",
    actionTimeout: 15_000,
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--autoplay-policy=no-user-gesture-required",
        // A name of this machine that browsers, unlike localhost, do not trust (plain-http.spec.ts).
        "--host-resolver-rules=MAP site.test 127.0.0.1",
      ],
    },
  },
});
