import { and, asc, eq, isNull, ne, sql } from "drizzle-orm";
import { isActiveUser } from "#core/accounts/users/active-users.ts";
import { newId } from "#core/uuid.ts";
import { type Candidate } from "#core/import/types.ts";
import { type NamedTitle } from "#core/import/names/types.ts";
import { type DatabaseOrTransaction, type Transaction } from "#db/client.ts";
import { titles } from "#db/schema/titles.ts";
import { users } from "#db/schema/users.ts";

type TitleKind = "movie" | "series";

/** Imports that could create the same title run one after the other, until the transaction ends. */
export async function lockName(tx: Transaction, ...names: readonly (string | undefined)[]): Promise<void> {
  const keys = names.flatMap((name) => (name === undefined ? [] : [name.normalize("NFC").toLowerCase()]));
  for (const key of [...new Set(keys)].sort()) {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`import title ${key}`}))`);
  }
}

/** The title of the first name that has one, as `findTitle`. */
export async function findTitleNamed(
  tx: DatabaseOrTransaction,
  names: readonly (NamedTitle | null)[],
  kind?: TitleKind,
): Promise<string | null> {
  for (const name of names) {
    const found = name && (await findTitle(tx, name, kind));
    if (found) return found;
  }
  return null;
}

/**
 * The title of a name and a year, in any Unicode composition of its letters; a year that is unknown on one
 * side matches any, and the nearest counts. A viewer's own, unlisted title never matches. Null if there is
 * none.
 */
export async function findTitle(
  tx: DatabaseOrTransaction,
  { name, releaseYear }: NamedTitle,
  kind?: TitleKind,
): Promise<string | null> {
  const isNamed = sql`lower(normalize(${titles.name}, nfc)) = lower(normalize(${name}, nfc))`;
  const isOfYear =
    releaseYear === null
      ? undefined
      : sql`(${titles.releaseYear} is null or ${titles.releaseYear} = ${releaseYear})`;
  const isOfKind = kind && eq(titles.kind, kind);
  const [row] = await tx
    .select({ id: titles.id })
    .from(titles)
    .where(and(isNamed, isOfYear, isOfKind, isNull(titles.deletedAt), ne(titles.visibility, "unlisted")))
    .orderBy(sql`${titles.releaseYear} is not distinct from ${releaseYear}::int desc`, asc(titles.createdAt))
    .limit(1);
  return row?.id ?? null;
}

/**
 * The series of a name and a year, or of another name under which it may have been imported; created if missing. A
 * series without a year gets the given year.
 */
export async function findOrMakeSeries(
  tx: Transaction,
  series: NamedTitle,
  { pathTitle, publishes }: Pick<Candidate, "pathTitle" | "publishes">,
): Promise<string> {
  const found = await findTitleNamed(tx, [series, pathTitle], "series");
  if (!found) return await insertTitle(tx, { kind: "series", ...series, publishes });
  const { releaseYear } = series;
  if (releaseYear !== null) {
    await tx
      .update(titles)
      .set({ releaseYear })
      .where(and(eq(titles.id, found), isNull(titles.releaseYear)));
  }
  return found;
}

/**
 * Like an admin's upload: a draft, published once it is playable if `publishes`. Before there is an admin, published at
 * once.
 */
export async function insertTitle(
  tx: Transaction,
  title: NamedTitle & { readonly kind: TitleKind; readonly publishes: boolean },
): Promise<string> {
  const [admin] = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.role, "admin"), isActiveUser))
    .orderBy(asc(users.createdAt))
    .limit(1);
  const shown = admin
    ? { ownerUserId: admin.id, visibility: "draft" as const, publishWhenPlayable: title.publishes }
    : { visibility: "published" as const, publishedAt: sql`now()` };
  const { kind, name, releaseYear } = title;
  const id = newId();
  await tx.insert(titles).values({ id, kind, name, releaseYear, ...shown });
  return id;
}
