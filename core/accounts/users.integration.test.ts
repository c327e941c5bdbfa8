import { afterAll, beforeEach, beforeAll, describe, expect, it } from "vitest";
import { lockAdmins } from "#core/accounts/users/assert-admin-remains.ts";
import { changeRole } from "#core/accounts/users/change-role.ts";
import { createUser } from "#core/accounts/users/create-user.ts";
import { disableUser, enableUser } from "#core/accounts/users/disable-user.ts";
import { findSignedInUser } from "#core/accounts/sessions/find-signed-in-user.ts";
import { listUsers } from "#core/accounts/users/list-users.ts";
import { removeUser, restoreUser } from "#core/accounts/users/remove-user.ts";
import { updateUser } from "#core/accounts/users/user-row.ts";
import { verifySignIn } from "#core/accounts/sign-in/verify-sign-in.ts";
import { countSite } from "#core/admin/count-site.ts";
import { purgeUsers } from "#core/deletion/purge-users.ts";
import { createMediaToken } from "#core/playback/tokens/create-media-token.ts";
import { verifyMediaToken } from "#core/playback/tokens/verify-media-token.ts";
import { insertFilm } from "#core/testing/insert-film.ts";
import { createTestContext, type TestContext } from "#core/testing/test-context.ts";

const PASSWORD = "correct horse battery";
let site: TestContext;
let admin: string;
let vera: string;

beforeAll(async () => {
  site = await createTestContext();
});
afterAll(() => site.drop());
beforeEach(async () => {
  await site.ctx.sql`delete from users`;
  admin = await add("admin@example.test", "admin");
  vera = await add("vera@example.test", "viewer");
});

const add = async (email: string, role: "admin" | "viewer"): Promise<string> =>
  (await createUser(site.ctx, { email, password: PASSWORD, role })).id;
const addSession = (id: string, userId: string) =>
  site.ctx
    .sql`insert into sessions (id, user_id, expires_at) values (${id}, ${userId}, now() + interval '1 day')`;
const sessionCount = async (): Promise<number> => (await site.ctx.sql`select id from sessions`).length;
const signIn = (password = PASSWORD) =>
  verifySignIn(site.ctx, { email: "vera@example.test", password, clientAddress: "192.0.2.9" });
const listed = async (userId: string) => (await listUsers(site.ctx)).find((user) => user.id === userId);

describe("the last admin", () => {
  it.each([
    ["lose the role", () => changeRole(site.ctx, { userId: admin, role: "viewer" })],
    ["be disabled", () => disableUser(site.ctx, { userId: admin, byUserId: null })],
    ["be removed", () => removeUser(site.ctx, { userId: admin, byUserId: null })],
  ])("cannot %s", async (_what, change) => {
    await expect(change()).rejects.toMatchObject({ code: "conflict" });
    expect(await findSignedInUser(site.ctx, admin)).toMatchObject({ role: "admin" });
  });

  it("is one who can sign in: a disabled admin is none that remains", async () => {
    const second = await add("second@example.test", "admin");
    await disableUser(site.ctx, { userId: second, byUserId: admin });
    await expect(changeRole(site.ctx, { userId: admin, role: "viewer" })).rejects.toThrow(/only admin/);
  });

  it("remains if two admins demote each other at the same time", async () => {
    const second = await add("second@example.test", "admin");
    const waiting = () => site.ctx.sql`
      select 1 from pg_locks l join pg_database d on d.oid = l.database
      where l.locktype = 'advisory' and not l.granted and d.datname = current_database()`;
    let other = Promise.resolve("not begun");
    await site.ctx.db.transaction(async (tx) => {
      await lockAdmins(tx);
      await updateUser(tx, admin, { role: "viewer" });
      other = changeRole(site.ctx, { userId: second, role: "viewer" }).then(
        () => "changed",
        () => "refused",
      );
      await expect.poll(async () => (await waiting()).length).toBe(1);
    });
    expect(await other).toBe("refused");
  });

  it("is not in the way of another change of an admin", async () => {
    const second = await add("second@example.test", "admin");
    await changeRole(site.ctx, { userId: second, role: "viewer" });
    expect(await listed(second)).toMatchObject({ role: "viewer", state: "active" });
  });
});

it("refuses an admin who disables or removes their own account", async () => {
  await add("second@example.test", "admin");
  const self = { userId: admin, byUserId: admin };
  await expect(disableUser(site.ctx, self)).rejects.toThrow(/your own account/);
  await expect(removeUser(site.ctx, self)).rejects.toThrow(/your own account/);
});

describe("a disabled user", () => {
  it("has no session left, and cannot get one", async () => {
    await addSession("a", vera);
    await addSession("b", vera);
    await addSession("c", admin);
    await disableUser(site.ctx, { userId: vera, byUserId: admin });
    expect(await sessionCount()).toBe(1);
    // A session that a simultaneous sign-in created is invalid too.
    expect(await findSignedInUser(site.ctx, vera)).toBeNull();
    await enableUser(site.ctx, vera);
    expect(await findSignedInUser(site.ctx, vera)).toMatchObject({ userId: vera });
    expect(await signIn()).toBe(vera);
  });

  it("is told so with the right password alone", async () => {
    await disableUser(site.ctx, { userId: vera, byUserId: admin });
    await expect(signIn()).rejects.toMatchObject({ code: "forbidden", message: /disabled/ });
    const unknown = verifySignIn(site.ctx, {
      email: "unknown@example.test",
      password: "wrong",
      clientAddress: "192.0.2.9",
    });
    const refusal = await unknown.then(
      () => null,
      (error: Error) => error.message,
    );
    await expect(signIn("wrong")).rejects.toMatchObject({ code: "unauthenticated", message: refusal });
  });

  it("watches no further: media tokens of theirs close, and no others do", async () => {
    const { videoId } = await insertFilm(site.ctx);
    const tokenOf = async (userId: string): Promise<string> => {
      const user = await findSignedInUser(site.ctx, userId);
      return (await createMediaToken(site.ctx, { videoId, subject: user?.profileId ?? "" })).token;
    };
    const [theirs, others] = [await tokenOf(vera), await tokenOf(admin)];
    await verifyMediaToken(site.ctx, theirs, videoId);
    await disableUser(site.ctx, { userId: vera, byUserId: admin });
    const isOpen = () =>
      verifyMediaToken(site.ctx, theirs, videoId).then(
        () => true,
        () => false,
      );
    await expect.poll(isOpen, { timeout: 5_000 }).toBe(false);
    await verifyMediaToken(site.ctx, others, videoId);
  });
});

describe("a removed user", () => {
  it("is restored with everything within the grace period", async () => {
    await addSession("a", vera);
    await removeUser(site.ctx, { userId: vera, byUserId: admin });
    expect(await sessionCount()).toBe(0);
    expect((await countSite(site.ctx)).users).toBe(1);
    expect(await listed(vera)).toMatchObject({ state: "removed", deletedAfter: expect.any(Date) as Date });
    await expect(signIn()).rejects.toMatchObject({ code: "forbidden", message: /removed/ });
    await expect(changeRole(site.ctx, { userId: vera, role: "admin" })).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await purgeUsers(site.ctx)).toBe(0);
    await restoreUser(site.ctx, vera);
    expect(await signIn()).toBe(vera);
  });

  it("is deleted after it with history and unfinished uploads, and no published title is lost", async () => {
    const owner = await findSignedInUser(site.ctx, vera);
    if (!owner) throw new Error("there is no owner");
    const film = await insertFilm(site.ctx, { owner });
    const { sql } = site.ctx;
    await sql`update titles set visibility = 'published', published_at = now()`;
    await sql`insert into watch_states (profile_id, playable_id, position_seconds, duration_seconds, player_session, sequence)
      values (${owner.profileId}, ${film.playableId}, 1, 2, 's', 1)`;
    await sql`insert into uploads (id, video_id, user_id, file_name, size_bytes, part_size_bytes, part_count, fingerprint)
      values (gen_random_uuid(), gen_random_uuid(), ${vera}, 'a.mp4', 1, 1, 1, 'f')`;
    await removeUser(site.ctx, { userId: vera, byUserId: admin });
    await sql`update users set removed_at = now() - interval '31 days' where id = ${vera}`;
    expect(await purgeUsers(site.ctx)).toBe(1);
    expect(await listed(vera)).toBeUndefined();
    expect(await sql`select 1 from watch_states`).toHaveLength(0);
    expect(await sql`select 1 from uploads`).toHaveLength(0);
    expect(await sql`select reason from tombstones`).toMatchObject([{ reason: "user_removed" }]);
    expect(
      await sql`select visibility, owner_user_id as owner from titles where id = ${film.titleId}`,
    ).toMatchObject([{ visibility: "published", owner: null }]);
    // The email can be used again.
    await add("vera@example.test", "viewer");
  });
});
