import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

const folder = path.join(import.meta.dirname, "fonts");
const rules = readFileSync(path.join(folder, "fonts.css"), "utf8").split("@font-face").slice(1);
const sizeOf = (name: string) => statSync(path.join(folder, `${name}.woff2`)).size;
const bytesOf = (alphabet: string) =>
  sizeOf(`noto-serif-display-${alphabet}`) + sizeOf(`commissioner-${alphabet}`);

it("brings Latin within 60 kB, which every page preloads, and Cyrillic within 40 kB more", () => {
  expect(bytesOf("latin")).toBeLessThan(60_000);
  expect(bytesOf("cyrillic")).toBeLessThan(40_000);
});

it("shows text before its face is there, and fetches an alphabet only where a page uses it", () => {
  expect(rules).toHaveLength(13);
  for (const rule of rules) {
    expect(rule).toContain("font-display: swap");
    expect(rule).toMatch(/unicode-range:\s+U\+/);
    const file = /url\("\.\/(.+)\.woff2"\)/.exec(rule)?.[1] ?? "";
    expect(sizeOf(file)).toBeGreaterThan(1000);
  }
});

it("holds every weight that the styles ask for", () => {
  const styles = ["tokens.css", "base.css"].map((file) =>
    readFileSync(path.join(import.meta.dirname, file), "utf8"),
  );
  const weights = [...styles.join().matchAll(/(?:font-weight|--display-weight): (\d+)/g)].map(([, weight]) =>
    Number(weight),
  );
  const isHeld = (weight: number) =>
    rules.some((rule) => {
      const [, least = 0, most = 0] = /font-weight: (\d+) (\d+)/.exec(rule)?.map(Number) ?? [];
      return weight >= least && weight <= most;
    });
  expect(weights.filter((weight) => !isHeld(weight))).toEqual([]);
});
