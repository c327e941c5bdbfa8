/** The admin of the site that the global setup starts; made unattended. */
export const SITE_ADMIN = { email: "admin@example.test", password: "lantern-moor-by-night" } as const;
