import { Linter } from "eslint";
import tseslint from "typescript-eslint";
import { expect, it } from "vitest";
import { videoStateLists } from "./video-state-lists.js";

function isRefused(code: string): boolean {
  const config = {
    files: ["**/*.ts"],
    languageOptions: { parser: tseslint.parser },
    rules: { "no-restricted-syntax": ["error", ...videoStateLists] },
  };
  const found = new Linter().verify(code, [config as unknown as Linter.Config], { filename: "x.ts" });
  return found.length > 0;
}

it.each([
  "const unfinished = ['queued', 'processing', 'playable'];",
  "inArray(videos.state, ['playable', 'ready']);",
  "type State = 'queued' | 'processing' | 'playable' | 'ready' | 'failed';",
  "sql`where v.state in ('queued', 'processing', 'playable')`;",
  "sql`where v.state in ('playable',\n 'ready') and v.id = ${id}`;",
])("refuses %s", (code) => {
  expect(isRefused(code)).toBe(true);
});

it.each([
  "inArray(videos.state, ['queued']);",
  "const chunkStates = ['pending', 'running'];",
  "type Block = 'to_come' | 'in_work' | 'ready' | 'failed';",
  "sql`where c.state in ('pending', 'dormant')`;",
  "inArray(videos.state, [...ENCODING_STATES, 'ready']);",
])("allows %s", (code) => {
  expect(isRefused(code)).toBe(false);
});
