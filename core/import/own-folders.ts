import { realpath } from "node:fs/promises";
import path from "node:path";
import { type Env } from "#core/config/env.ts";
import { dataDirectory } from "#core/start/open-context.ts";

/** Of the data folder; whatever else lies there somebody else put there. */
const PARTS = ["objects", "scratch", "postgres", "run", "logs"];

/** The folders in which the site keeps what is its own, as real paths; none that is not there. */
export async function ownFolders(env: Env): Promise<string[]> {
  const folders = PARTS.map((part) => path.join(dataDirectory(env), part));
  const real = await Promise.all(folders.map((folder) => realpath(folder).catch(() => null)));
  return real.flatMap((folder) => folder ?? []);
}
