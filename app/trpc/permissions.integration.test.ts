import { TRPCError } from "@trpc/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openRpcSite, type RpcSite } from "#app/testing/rpc-site.ts";
import { rootRouter } from "#app/trpc/root-router.ts";
import { scopesOf } from "#core/accounts/scopes.ts";
import { insertFilm } from "#core/testing/insert-film.ts";
import { newId } from "#core/uuid.ts";

/** The procedures that need no signed-in user; every other one refuses a signed-out user. */
const OPEN = [
  "auth.me",
  "auth.requestReset",
  "auth.resetLink",
  "auth.resetPassword",
  "auth.setup",
  "auth.setupState",
  "auth.signIn",
  "auth.signOut",
  "auth.signUp",
];

/** Procedures outside `admin` that refuse viewers too, with a valid input. */
const ADMIN_ONLY = ["search.rebuild", "search.status", "uploads.addToSeries", "videos.list"];

/** What editors may not call of that: users, settings, folders of the server, and how the site runs. */
const NOT_FOR_EDITORS = [
  ...["admin.dashboard", "admin.jobs", "admin.retryJob", "search.rebuild", "search.status"],
  ...["admin.settings", "admin.saveSettings", "admin.demo", "admin.removeDemo"],
  ...[
    "users",
    "addUser",
    "renameUser",
    "changeRole",
    "disableUser",
    "enableUser",
    "removeUser",
    "restoreUser",
  ].map((name) => `admin.${name}`),
  ...[
    "import",
    "imports",
    "importFolders",
    "beginImport",
    "correctImport",
    "startImport",
    "cancelImport",
    "watchedFolders",
    "addWatchedFolder",
    "removeWatchedFolder",
  ].map((name) => `admin.${name}`),
  "admin.createResetLink",
];

const names = Object.keys(rootRouter._def.procedures).sort();
const adminNames = names.filter((name) => name.startsWith("admin.") || ADMIN_ONLY.includes(name));

let site: RpcSite;
beforeAll(async () => {
  site = await openRpcSite();
});
afterAll(() => site.drop());

type Call = (input?: unknown) => Promise<unknown>;

/** How a call ends: a tRPC code, or `OK`. */
async function outcome(
  who: "signedOut" | "viewer" | "editor" | "admin",
  name: string,
  input?: unknown,
): Promise<string> {
  const editor = { ...site.viewer, role: "editor" as const, scopes: scopesOf("editor") };
  const user = who === "signedOut" ? null : { viewer: site.viewer, editor, admin: site.admin }[who];
  const [feature = "", procedure = ""] = name.split(".");
  const caller = site.as(user) as unknown as Record<string, Record<string, Call>>;
  try {
    await caller[feature]?.[procedure]?.(input);
    return "OK";
  } catch (error) {
    return error instanceof TRPCError ? error.code : String(error);
  }
}

describe("a signed-out user", () => {
  it.each(names.filter((name) => !OPEN.includes(name)))("may not call %s", async (name) => {
    expect(await outcome("signedOut", name)).toBe("UNAUTHORIZED");
  });
});

describe("a viewer", () => {
  it.each(adminNames)("may not call %s", async (name) => {
    expect(await outcome("viewer", name)).toBe("FORBIDDEN");
  });

  it.each(["videos.retry", "videos.delete", "videos.undoDelete"])(
    "finds no video of others by %s",
    async (name) => {
      expect(["NOT_FOUND", "FORBIDDEN"]).toContain(await outcome("viewer", name, { videoId: newId() }));
    },
  );
});

describe("an editor", () => {
  it.each(adminNames)("may call %s only if it is for the catalog", async (name) => {
    const refused = (await outcome("editor", name)) === "FORBIDDEN";
    expect(refused).toBe(NOT_FOR_EDITORS.includes(name));
  });
});

describe("a principal with fewer scopes than its role", () => {
  it.each(names.filter((name) => !OPEN.includes(name)))("may not call %s without a scope", async (name) => {
    const [feature = "", procedure = ""] = name.split(".");
    const caller = site.as({ ...site.admin, scopes: [] }) as unknown as Record<string, Record<string, Call>>;
    await expect(caller[feature]?.[procedure]?.()).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("may do what its one scope is for, and sees no drafts by its role", async () => {
    const { titleId } = await insertFilm(site.core);
    const watching = site.as({ ...site.admin, scopes: ["watch"] });
    expect((await watching.history.list()).items).toEqual([]);
    await expect(watching.catalog.title({ titleId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await site.as(site.admin).catalog.title({ titleId })).id).toBe(titleId);
  });
});

describe("an admin", () => {
  it.each([
    "admin.dashboard",
    "admin.counts",
    "admin.settings",
    "admin.demo",
    "admin.imports",
    "admin.jobs",
    "admin.titles",
    "admin.users",
    "videos.list",
  ])("may call %s", async (name) => {
    expect(await outcome("admin", name)).toBe("OK");
  });

  it("is told when passwords travel in the clear", async () => {
    const inTheClear = await site.as(site.admin, { connection: "plain" }).admin.dashboard();
    expect(inTheClear.attention.map((one) => one.id)).toContain("plain-http");
    const atHome = await site.as(site.admin).admin.dashboard();
    expect(atHome.attention.map((one) => one.id)).not.toContain("plain-http");
  });

  it("sets what the site allows", async () => {
    const caller = site.as(site.admin).admin;
    expect(await caller.settings()).toEqual({
      signUpOpen: false,
      viewersMayUpload: false,
      publishUploads: true,
      unfinishedUploadDays: 7,
    });
    await caller.saveSettings({ signUpOpen: true, viewersMayUpload: true });
    const saved = {
      ...{ signUpOpen: true, viewersMayUpload: true, publishUploads: true, unfinishedUploadDays: 7 },
    };
    expect(await caller.settings()).toEqual(saved);
    await caller.saveSettings({ signUpOpen: true, viewersMayUpload: true, unfinishedUploadDays: 30 });
    await caller.saveSettings({ signUpOpen: true, viewersMayUpload: true });
    expect(await caller.settings()).toEqual({ ...saved, unfinishedUploadDays: 30 });
    for (const unfinishedUploadDays of [0, 1.5, 366, Number.NaN]) {
      const wrong = caller.saveSettings({ signUpOpen: true, viewersMayUpload: true, unfinishedUploadDays });
      await expect(wrong).rejects.toMatchObject({ code: "BAD_REQUEST" });
    }
    expect(await site.as(site.viewer).uploads.mayUpload()).toBe(true);
  });

  it("adds users, each email once", async () => {
    const user = { email: "Third@Example.test", password: "long enough", role: "viewer" as const };
    expect(await site.as(site.admin).admin.addUser(user)).toMatchObject({ email: "third@example.test" });
    expect(await outcome("admin", "admin.addUser", user)).toBe("CONFLICT");
    expect((await site.as(site.admin).admin.users()).map((user) => user.email)).toContain(
      "third@example.test",
    );
  });
});
