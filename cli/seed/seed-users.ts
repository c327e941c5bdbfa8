import { hashPassword } from "#core/accounts/sign-in/password.ts";
import { daysBefore } from "#cli/seed/seed-clock.ts";
import { seedId } from "#cli/seed/seed-ids.ts";
import { type SeedRows } from "#cli/seed/seed-rows.ts";
import { type Transaction } from "#db/client.ts";
import { profiles } from "#db/schema/profiles.ts";
import { users } from "#db/schema/users.ts";
import { watchStates } from "#db/schema/watch-states.ts";
import { HISTORY_ROWS, SEED_PASSWORD, USERS } from "#db/seed/catalog.ts";

/** Fractions of a film that a user watched: half, all, just begun, all, hardly begun. */
const SHARES = [0.4, 0.96, 0.12, 1, 0.03];
const WATCHED_FROM = 0.9;
const DAYS_BETWEEN_VIEWINGS = 0.7;
const SECOND_USERS_ROWS = 5;

export interface HashedUser {
  readonly email: string;
  readonly passwordHash: string;
}

/** Hashing is slow, so it runs before a transaction begins. */
export async function hashUsers(): Promise<HashedUser[]> {
  return await Promise.all(
    USERS.map(async ({ email }) => ({ email, passwordHash: await hashPassword(SEED_PASSWORD) })),
  );
}

/** The id of the n-th of `USERS`. */
export const seedUserId = (index: number): string => seedId("user", index + 1);

/** Writes the accounts with their default profiles. */
export async function insertUsers(tx: Transaction, hashed: readonly HashedUser[], now: Date): Promise<void> {
  const createdAt = daysBefore(now, 120);
  for (const [index, { name, email, role }] of USERS.entries()) {
    const [id, profileId] = [seedUserId(index), seedId("profile", index + 1)];
    const passwordHash = hashed[index]?.passwordHash ?? "";
    await tx.insert(users).values({ id, email, role, passwordHash, createdAt });
    await tx.insert(profiles).values({ id: profileId, userId: id, name, isDefault: true, createdAt });
  }
}

/** Positions in films: sixty of the viewer, some of the second viewer. The newest is in the first film. */
export async function insertHistory(tx: Transaction, rows: SeedRows, now: Date): Promise<void> {
  const ready = rows.playables.filter((_, index) => rows.videos[index]?.state === "ready");
  const positions = (userIndex: number, count: number) =>
    ready.slice(0, count).map((playable, index) => positionIn(rows, playable.id, { userIndex, index, now }));
  await tx.insert(watchStates).values([...positions(1, HISTORY_ROWS), ...positions(2, SECOND_USERS_ROWS)]);
}

function positionIn(
  rows: SeedRows,
  playableId: string,
  of: { userIndex: number; index: number; now: Date },
): typeof watchStates.$inferInsert {
  const version = rows.versions.find((candidate) => candidate.playableId === playableId);
  const video = rows.videos.find((candidate) => candidate.id === version?.currentVideoId);
  const durationSeconds = video?.durationSeconds ?? 0;
  const share = SHARES[(of.index + of.userIndex) % SHARES.length] ?? 0;
  const at = daysBefore(of.now, of.index * DAYS_BETWEEN_VIEWINGS + 0.1);
  return {
    ...{ profileId: seedId("profile", of.userIndex + 1), playableId, versionId: version?.id ?? null },
    ...{ positionSeconds: durationSeconds * share, durationSeconds, watched: share >= WATCHED_FROM },
    ...{ playerSession: "seed", sequence: 1, firstWatchedAt: at, updatedAt: at },
  };
}
