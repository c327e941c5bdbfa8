import { ROLES, type Role } from "#core/accounts/scopes.ts";

/** What roles are called on pages. */
export const roleWords: Readonly<Record<Role, string>> = {
  viewer: "Viewer",
  editor: "Editor",
  admin: "Admin",
};

/** The roles as the options of a select, from the fewest rights to the most. */
export const roleOptions = (["viewer", "editor", "admin"] as const).map((value) => ({
  value,
  name: roleWords[value],
}));

/** A role by the text of a form; a viewer for anything else. */
export function roleOf(text: string): Role {
  return ROLES.find((role) => role === text) ?? "viewer";
}
