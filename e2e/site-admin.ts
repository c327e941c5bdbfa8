/** The admin of the house that the global setup starts; made unattended. */
export const HOUSE_ADMIN = { email: "admin@example.test", password: "lantern-moor-by-night" } as const;
