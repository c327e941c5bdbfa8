import { existsSync } from "node:fs";
import path from "node:path";

/**
 * The folder of the demo catalog, in the form that any folder of films has: `demo` beside package.json, the same from
 * the sources and from `build`. Null in an installation without it.
 */
export function demoFolder(): string | null {
  let folder = import.meta.dirname;
  while (!existsSync(path.join(folder, "package.json"))) {
    const parent = path.dirname(folder);
    if (parent === folder) return null;
    folder = parent;
  }
  const demo = path.join(folder, "demo");
  return existsSync(demo) ? demo : null;
}
