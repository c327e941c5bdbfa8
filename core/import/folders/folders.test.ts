import { mkdir, symlink } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { type Env } from "#core/config/env.ts";
import { readEnv } from "#core/config/env.ts";
import { listFolders } from "#core/import/folders/list-folders.ts";
import { resolveImportFolder } from "#core/import/folders/resolve-folder.ts";
import { tempFolder } from "#core/testing/temp-folder.ts";

/** Two allowed folders and one beside them, whose name begins like one of them. */
async function foldersOnDisk(): Promise<{ env: Env; root: string; outside: string }> {
  const base = tempFolder("roots");
  const [root, outside] = [path.join(base, "films"), path.join(base, "films-private")];
  for (const one of [
    "films/10 b",
    "films/2 a",
    "films/.hidden",
    "films/@eaDir",
    "films-private/x",
    "data/objects",
  ]) {
    await mkdir(path.join(base, one), { recursive: true });
  }
  await symlink(outside, path.join(root, "link"));
  const roots = `${root}:${path.join(base, "missing")}:${path.join(base, "data")}`;
  const env = readEnv({
    ...{ NODE_ENV: "test", DATABASE_URL: "postgres://x", MATINEE_DATA_DIR: path.join(base, "data") },
    MATINEE_IMPORT_ROOTS: roots,
  });
  return { env, root, outside };
}

test("lists the allowed folders at the top, and in each the folders that are not a system's", async () => {
  const { env, root } = await foldersOnDisk();
  const top = await listFolders(env, null);
  expect(top).toMatchObject({ path: null, parent: null, isConfigured: true });
  expect(top.folders.map(({ name }) => name)).toContain(root);
  expect(top.folders).toHaveLength(2);
  const inside = await listFolders(env, root);
  expect(inside).toMatchObject({ path: root, parent: null });
  expect(inside.folders.map(({ name }) => name)).toEqual(["2 a", "10 b"]);
  expect(await listFolders(env, path.join(root, "2 a"))).toMatchObject({ parent: root, folders: [] });
});

test("refuses what is outside, by its path, by dots and by a link, and tells nothing of what is there", async () => {
  const { env, root, outside } = await foldersOnDisk();
  for (const folder of [
    ...["/", "/etc", outside, path.join(outside, "missing"), `${root}/../films-private`],
    ...[`${root}/link`, `${root}/link/x`, path.dirname(root)],
  ]) {
    const refused = { code: "forbidden", userMessage: { key: "imports.folderNotAllowed" } };
    await expect(resolveImportFolder(env, folder), folder).rejects.toMatchObject(refused);
  }
  for (const folder of ["", "films", "../films", `${root}\0`]) {
    await expect(resolveImportFolder(env, folder), folder).rejects.toMatchObject({ code: "bad_input" });
  }
  const missing = { code: "not_found", userMessage: { key: "imports.folderNotFound" } };
  for (const folder of [path.join(root, "gone"), path.join(root, "../missing/x")]) {
    await expect(resolveImportFolder(env, folder)).rejects.toMatchObject(missing);
  }
});

test("refuses the folders of Matinee itself", async () => {
  const { env, root } = await foldersOnDisk();
  const own = path.join(root, "../data/objects");
  await expect(resolveImportFolder(env, own)).rejects.toMatchObject({
    userMessage: { key: "imports.ownFolder" },
  });
});

test("without the setting no folder is allowed", async () => {
  const env = readEnv({ NODE_ENV: "test", DATABASE_URL: "postgres://x" });
  expect(await listFolders(env, null)).toMatchObject({ folders: [], isConfigured: false });
  await expect(listFolders(env, "/")).rejects.toMatchObject({ code: "forbidden" });
});
