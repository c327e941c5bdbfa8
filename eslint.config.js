import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";
import { chunkWrites } from "./scripts/lint/chunk-writes.js";
import { sentences } from "./scripts/lint/sentences.js";
import { videoStateLists } from "./scripts/lint/video-state-lists.js";
import glossary from "./scripts/lint/glossary.js";

/** Rules of this repository. Each message states the rule to follow, not only what is wrong. */
const restrictedImports = (...patterns) => ["error", { patterns }];
const childProcess = {
  regex: "^(node:)?child_process$",
  message: "Only worker/ffmpeg and supervisor start processes (ARCHITECTURE.md).",
};
const fluentFfmpeg = { regex: "^fluent-ffmpeg$", message: "Only worker/ffmpeg knows fluent-ffmpeg." };
const processEnv = {
  object: "process",
  property: "env",
  message: "Only core/config/env.ts reads the environment.",
};
const dateNow = {
  object: "Date",
  property: "now",
  message: "The database's clock decides: compare with now() in SQL, since machines differ.",
};
const lucia = { regex: "^(lucia|@lucia-auth/.*)$", message: "Only app/session knows lucia." };

const rawTransaction = {
  selector:
    "MemberExpression[property.name='begin']:matches([object.name='sql'], [object.property.name='sql'])",
  message: "Transactions are opened by `db.transaction`, which repeats them after a deadlock (db/client.ts).",
};

const rawArray = {
  selector:
    "MemberExpression[property.name='array']:matches([object.name='sql'], [object.property.name='sql'])",
  message:
    "postgres.js learns the types of arrays with its first query, which fails if it has one: use `in`.",
};

const inAllFiles = [rawTransaction, rawArray, ...sentences];

export default tseslint.config(
  {
    ignores: [
      "build/**",
      "build.*/**",
      "node_modules/**",
      ".data/**",
      ".cache/**",
      "test-results/**",
      "db/migrations/**",
    ],
  },
  {
    files: ["**/*.{ts,tsx,js,mjs}"],
    ignores: ["scripts/lint/**"],
    plugins: { glossary },
    rules: { "glossary/words": "error", "glossary/texts": "error", "glossary/comments": "error" },
  },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/only-throw-error": "off",
      "max-lines-per-function": ["error", { max: 70, skipBlankLines: true, skipComments: true }],
      "max-params": ["error", 4],
      "no-restricted-imports": restrictedImports(childProcess, fluentFfmpeg, lucia),
      "no-restricted-properties": ["error", processEnv],
      "no-restricted-syntax": ["error", ...inAllFiles, ...chunkWrites, ...videoStateLists],
    },
  },
  {
    // In these folders times come from the database and decide which process may act.
    files: ["core/{deletion,doctor,encoding,jobs}/**"],
    rules: { "no-restricted-properties": ["error", processEnv, dateNow] },
  },
  {
    files: ["core/encoding/chunks/chunk-states.ts"],
    rules: { "no-restricted-syntax": ["error", ...inAllFiles, ...videoStateLists] },
  },
  {
    files: ["db/schema/video-states.ts"],
    rules: { "no-restricted-syntax": ["error", ...inAllFiles, ...chunkWrites] },
  },
  {
    files: ["app/**"],
    plugins: { "react-hooks": reactHooks },
    rules: { "react-hooks/rules-of-hooks": "error", "react-hooks/exhaustive-deps": "error" },
  },
  {
    files: ["app/session/**"],
    rules: { "no-restricted-imports": restrictedImports(childProcess, fluentFfmpeg) },
  },
  { files: ["worker/ffmpeg/**"], rules: { "no-restricted-imports": restrictedImports(lucia) } },
  { files: ["supervisor/**"], rules: { "no-restricted-imports": restrictedImports(fluentFfmpeg, lucia) } },
  {
    files: ["core/config/env.ts", "*.config.ts", "e2e/**", "bench/**", "**/*.test.ts", "**/testing/**"],
    rules: { "no-restricted-properties": "off" },
  },
  {
    files: ["e2e/**", "bench/**", "**/*.test.{ts,tsx}", "**/testing/**"],
    rules: {
      "max-lines-per-function": "off",
      "no-restricted-syntax": "off",
      "no-restricted-imports": restrictedImports(lucia),
      "@typescript-eslint/no-non-null-assertion": "off",
    },
  },
);
