import { test as base, expect, type BrowserContext, type Page } from "@playwright/test";

interface Fixtures {
  readonly consoleWatch: ConsoleWatch;
  /** Allows console errors that the journey itself causes. */
  readonly expectConsole: (pattern: RegExp) => void;
  /** The shared site's data folder, for the command line. */
  readonly dataDir: string;
}

/** Journeys start from here: an error in a page's console fails the journey. */
export const test = base.extend<Fixtures>({
  // Watches every page of every context of the journey, also those that it opens itself, and closes them at
  // its end: an open page would go on playing and sending requests during the next journey.
  consoleWatch: [
    async ({ browser }, use) => {
      const watch = new ConsoleWatch();
      const newContext = browser.newContext.bind(browser);
      const opened: BrowserContext[] = [];
      browser.newContext = async (options) => {
        const context = watch.over(await newContext(options));
        opened.push(context);
        return context;
      };
      await use(watch);
      browser.newContext = newContext;
      const unexpected = watch.unexpected();
      await Promise.all(opened.map((context) => context.close()));
      expect(unexpected, "errors in the browser's console").toEqual([]);
    },
    { auto: true },
  ],
  expectConsole: async ({ consoleWatch }, use) => use((pattern) => consoleWatch.allow(pattern)),

  dataDir: async ({}, use) => {
    const dataDir = process.env.E2E_DATA_DIR;
    if (!dataDir) throw new Error("E2E_DATA_DIR is not set: let the global setup start the site.");
    await use(dataDir);
  },
});

export { expect };

class ConsoleWatch {
  readonly #seen: string[] = [];
  readonly #allowed: RegExp[] = [];

  over(context: BrowserContext): BrowserContext {
    const watchPage = (page: Page) => {
      page.on("console", (message) => {
        if (message.type() === "error") this.#seen.push(`${message.text()} (${message.location().url})`);
      });
      page.on("pageerror", (error) => this.#seen.push(error.stack ?? error.message));
    };
    context.pages().forEach(watchPage);
    context.on("page", watchPage);
    return context;
  }

  allow(pattern: RegExp): void {
    this.#allowed.push(pattern);
  }

  unexpected(): string[] {
    return this.#seen.filter((text) => !this.#allowed.some((pattern) => pattern.test(text)));
  }
}
