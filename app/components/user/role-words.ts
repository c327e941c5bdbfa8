import { type Role } from "#core/accounts/scopes.ts";

/** What roles are called on pages. */
export const roleWords: Readonly<Record<Role, string>> = { viewer: "Viewer", admin: "Admin" };

/** The roles as the options of a select. */
export const roleOptions = [
  { value: "viewer", name: roleWords.viewer },
  { value: "admin", name: roleWords.admin },
];
