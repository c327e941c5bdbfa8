import { realpath } from "node:fs/promises";
import path from "node:path";
import { type Env } from "#core/config/env.ts";

/**
 * The folders that pages may import from, with everything below them: those of `MATINEE_IMPORT_ROOTS`, as real paths.
 * Missing ones are left out. Without the setting there are none: an admin of the site need not be one of its machine,
 * so the machine's owner says which folders are open.
 */
export async function importRoots(env: RootsEnv): Promise<string[]> {
  const real = await Promise.all(namedRoots(env).map((root) => realpath(root).catch(() => null)));
  return [...new Set(real.flatMap((root) => root ?? []))].sort();
}

/** The folders as the setting names them, also where a disk is not mounted. */
export function namedRoots({ MATINEE_IMPORT_ROOTS }: RootsEnv): string[] {
  const named = MATINEE_IMPORT_ROOTS?.split(":").filter((root) => root !== "") ?? [];
  return named.map((root) => path.resolve(root));
}

type RootsEnv = Pick<Env, "MATINEE_IMPORT_ROOTS">;

/** Whether a real path is one of some folders, or below one. */
export function isWithin(realPath: string, roots: readonly string[]): boolean {
  return roots.some(
    (root) => realPath === root || realPath.startsWith(root.endsWith("/") ? root : `${root}/`),
  );
}
