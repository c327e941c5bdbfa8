/** The admin of the site that the global setup starts; created by the test itself. */
export const SITE_ADMIN = { email: "admin@example.test", password: "lantern-moor-by-night" } as const;
