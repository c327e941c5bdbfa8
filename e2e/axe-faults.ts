import AxeBuilder from "@axe-core/playwright";
import { type Page } from "@playwright/test";

/** What axe finds wrong by WCAG 2.1 A and AA, as `rule: element`. */
export async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"])
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
}
