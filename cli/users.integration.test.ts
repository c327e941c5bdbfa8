import { afterAll, beforeAll, expect, test } from "vitest";
import { type CliSite, createCliSite } from "#cli/testing/cli-site.ts";

let site: CliSite;
beforeAll(async () => {
  site = await createCliSite();
  await site.matinee("users add ann@example.test --role admin --password-stdin", "correct horse");
});
afterAll(() => site.drop());

test("users change, and the only admin stays one", async () => {
  const add = "users add cleo@example.test --role viewer --password-stdin";
  expect(await site.matinee(add, "correct horse")).toMatchObject({ exitCode: 0 });
  const stateOf = async (email: string) => {
    const list = (await site.matinee("users list --json")).json<
      { email: string; role: string; state: string }[]
    >();
    const user = list.find((one) => one.email === email);
    return `${user?.role} ${user?.state}`;
  };
  expect(await site.matinee("users role Cleo@Example.test admin")).toMatchObject({ exitCode: 0 });
  expect(await stateOf("cleo@example.test")).toBe("admin active");
  expect(await site.matinee("users disable cleo@example.test")).toMatchObject({ exitCode: 0 });
  expect(await stateOf("cleo@example.test")).toBe("admin disabled");
  for (const line of [
    "role ann@example.test viewer",
    "disable ann@example.test",
    "remove ann@example.test --yes",
  ])
    expect((await site.matinee(`users ${line}`)).stderr).toContain("only admin");
  expect(await site.matinee("users enable cleo@example.test")).toMatchObject({ exitCode: 0 });
  expect(await site.matinee("users remove cleo@example.test")).toMatchObject({ exitCode: 6 });
  expect(await site.matinee("users remove cleo@example.test --yes")).toMatchObject({ exitCode: 0 });
  expect(await stateOf("cleo@example.test")).toBe("admin removed");
  expect(await site.matinee("users restore cleo@example.test")).toMatchObject({ exitCode: 0 });
  expect(await site.matinee("users disable unknown@example.test")).toMatchObject({ exitCode: 4 });
  expect(await site.matinee("users role cleo@example.test owner")).toMatchObject({ exitCode: 2 });
});

test("users reset-link gives a link that is good for a day", async () => {
  const link = (await site.matinee("users reset-link ann@example.test --json")).json<{
    url: string;
    expiresAt: string;
  }>();
  expect(link.url).toMatch(new RegExp(`^${site.url}/reset/[\\w-]{43}$`));
  expect(new Date(link.expiresAt).getTime() - Date.now()).toBeGreaterThan(23 * 3_600_000);
});
