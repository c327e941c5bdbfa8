import { fromRoot } from "./paths.mjs";

const bin = (name) => fromRoot("node_modules", ".bin", name);

/** The fast checks: each is one command that exits with 0 on success. */
export const CHECKS = [
  { name: "types", command: [bin("tsc")] },
  { name: "lint", command: [bin("eslint"), ".", "--max-warnings=0"] },
  { name: "format", command: [bin("prettier"), "--check", "--log-level=warn", "."] },
  {
    name: "import rules",
    command: [
      bin("depcruise"),
      "--config=.dependency-cruiser.cjs",
      "--output-type=err",
      ...["app", "core", "worker", "db", "cli", "supervisor", "e2e", "bench"],
    ],
  },
  { name: "unused code", command: [bin("knip")] },
];
