const CHECK_ADDRESSES =
  "Check MATINEE_DATA_DIR (or the bucket) and DATABASE_URL: one of them is wrong. Nothing was changed.";

/** Starting: settings, the database and the data folder. */
export const start = {
  connectionsTooFew: ({ allowed, needed }: { allowed: number; needed: number }) =>
    `Postgres allows ${allowed} connections, and Matinee needs ${needed}. Raise max_connections.`,
  databaseAway: () =>
    "The database does not answer. Check that Postgres runs and that DATABASE_URL names it.",
  databaseUrlMissing: () => "DATABASE_URL is not set. Use `npm start`, or set it to a postgres:// URL.",
  dataFolderForeign: ({ dataDir }: { dataDir: string }) =>
    `The data folder ${dataDir} belongs to another user. Run this as that user (after a start with sudo: with sudo), or name another one with MATINEE_DATA_DIR.`,
  pathNotFound: ({ path }: { path: string }) => `There is no ${path}.`,
  poolerInBetween: () =>
    "DATABASE_URL goes through a pooler in transaction mode, which breaks locks and notifications. Set it to Postgres's direct address.",
  portNeedsRights: ({ port }: { port: number }) => `Port ${port} needs more rights. Set PORT above 1023.`,
  portTaken: ({ port }: { port: number }) => `Port ${port} is taken. Set PORT to another one.`,
  schemaTooOld: ({ missing }: { missing: string }) =>
    `The database's schema is older than this version of Matinee (it lacks ${missing}). Stop and start Matinee again (or run \`npm run migrate\`).`,
  /** `problems`: a line for each setting, with its name and what is wrong. */
  settingsWrong: ({ problems }: { problems: string }) => `These settings are wrong:\n  ${problems}`,
  storeEmpty: () => `The object store does not hold this database's files. ${CHECK_ADDRESSES}`,
  storeForeign: () => `This object store belongs to another database. ${CHECK_ADDRESSES}`,
};
