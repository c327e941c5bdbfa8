/** What the `matinee` command says of its own. */
export const cli = {
  adminExists: () => "This site has an admin already. Sign in instead.",
  noDeletedWithId: ({ id }: { id: string }) =>
    `Nothing has the ID “${id}”. \`matinee deleted\` lists what is deleted.`,
  noVideoWithId: ({ id }: { id: string }) => `There is no video “${id}”. \`matinee videos\` lists them all.`,
  notRunning: ({ dataDir }: { dataDir: string }) =>
    `Matinee does not run on the data folder ${dataDir}. Start it with \`npm start\`, or name another one with MATINEE_DATA_DIR, or a database with DATABASE_URL.`,
  seededAlready: ({ email }: { email: string }) =>
    `This site has a user ${email} already: it was seeded before, or the user was added. \`matinee reset --yes\` empties it.`,
};
