/**
 * What can be asked for by name. A procedure asks for one of these, never for a role, so that an API token can hold
 * fewer of them than its user, and a new role is one line below.
 */
export const SCOPES = [
  /** Read the catalog, play, and keep one's own watch history. */
  "watch",
  /** Upload, and manage one's own uploads. A separate setting decides whether viewers may start new ones. */
  "upload",
  /** Change one's own name, password and sessions. */
  "account",
  /** See, change and delete everyone's titles, videos and uploads. */
  "catalog",
  /** Read the dashboard and the queue, retry jobs, and import folders of the server. */
  "operate",
  /** Read and change the site's settings. */
  "settings",
  /** See, add, change and remove users. */
  "users",
] as const;
export type Scope = (typeof SCOPES)[number];

export const ROLES = ["admin", "editor", "viewer"] as const;
export type Role = (typeof ROLES)[number];

const everyUserScopes = ["watch", "upload", "account"] as const satisfies readonly Scope[];

/** The one table of the scopes of each role. */
const SCOPES_OF_ROLE: Readonly<Record<Role, readonly Scope[]>> = {
  viewer: everyUserScopes,
  editor: [...everyUserScopes, "catalog"],
  admin: [...everyUserScopes, "catalog", "operate", "settings", "users"],
};

/** Every scope that a role has. */
export function scopesOf(role: Role): readonly Scope[] {
  return SCOPES_OF_ROLE[role];
}

/** The roles that have a scope, for queries. */
export function rolesWith(scope: Scope): Role[] {
  return ROLES.filter((role) => SCOPES_OF_ROLE[role].includes(scope));
}

/** Whether a user, as signed in here, has a scope. */
export function hasScope(user: { readonly scopes: readonly Scope[] }, scope: Scope): boolean {
  return user.scopes.includes(scope);
}
