import { realpath } from "node:fs/promises";
import path from "node:path";
import { type Env } from "#core/config/env.ts";
import { dataDirectory } from "#core/start/open-context.ts";

/** In the data folder; other files there do not belong to the site. */
const PARTS = ["objects", "scratch", "postgres", "run", "logs"];

/** The folders of the site's own files, as real paths; missing ones are left out. */
export async function ownFolders(env: Env): Promise<string[]> {
  const folders = PARTS.map((part) => path.join(dataDirectory(env), part));
  const real = await Promise.all(folders.map((folder) => realpath(folder).catch(() => null)));
  return real.flatMap((folder) => folder ?? []);
}
