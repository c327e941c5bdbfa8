import { chromium, type Page } from "@playwright/test";
import playwright from "../../playwright.config.ts";

/** Between two keys: longer than an answer takes, so that each is drawn. */
const PAUSE_MS = 400;

/**
 * Types words into the search box in Chromium; resolves to the milliseconds from each input to the frame in which its
 * answer is drawn.
 */
export async function typeIntoBox(url: string, cookie: string, words: readonly string[]): Promise<number[]> {
  const browser = await chromium.launch(playwright.use?.launchOptions ?? {});
  try {
    const context = await browser.newContext({ baseURL: url });
    const [name = "", value = ""] = cookie.split("=");
    await context.addCookies([{ name, value, url }]);
    const page = await context.newPage();
    await page.goto("/");
    await page.waitForSelector("html[data-hydrated]");
    await watchDrawing(page);
    const box = page.getByRole("combobox", { name: /Search/ });
    const drawn: number[] = [];
    for (const word of words) {
      await box.fill("");
      await page.waitForTimeout(PAUSE_MS);
      for (const letter of word) {
        await box.press(letter);
        await page.waitForTimeout(PAUSE_MS);
        const milliseconds = await page.evaluate(() => window.benchDrawnMs ?? null);
        if (milliseconds !== null) drawn.push(milliseconds);
      }
    }
    return drawn;
  } finally {
    await browser.close();
  }
}

declare global {
  interface Window {
    /** From the last input to the last frame that changed the list of hits; undefined where none did. */
    benchDrawnMs?: number | undefined;
  }
}

/** The list changes with each answer, since more letters of its hits are marked. */
async function watchDrawing(page: Page): Promise<void> {
  await page.evaluate(() => {
    let typedAtMs = 0;
    document.addEventListener(
      "input",
      () => {
        typedAtMs = performance.now();
        window.benchDrawnMs = undefined;
      },
      true,
    );
    new MutationObserver((changes) => {
      const isList = changes.some(({ target }) =>
        (target as Element).closest?.("[role=listbox], .suggestions"),
      );
      if (isList) requestAnimationFrame(() => (window.benchDrawnMs = performance.now() - typedAtMs));
    }).observe(document.body, { subtree: true, childList: true });
  });
}
