import { asc, desc, eq } from "drizzle-orm";
import { z } from "zod";
import { cardsInOrder } from "#core/catalog/browse/browse-titles.ts";
import { listedTitleSchema } from "#core/catalog/schemas.ts";
import { type TitleCard } from "#core/catalog/types.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { isId } from "#core/uuid.ts";
import { credits } from "#db/schema/credits.ts";
import { listedTitles } from "#db/schema/listed-titles.ts";
import { people } from "#db/schema/people.ts";

export const personPageSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** What they made by the work that they did, the work with most titles first. */
  groups: z
    .array(
      z.object({
        kind: z.enum(["crew", "cast"]),
        /** The work ("Directed by"); empty for the cast, and where it is unknown. */
        work: z.string(),
        /** The latest first; `roles` are the characters played. */
        titles: z
          .array(z.object({ title: listedTitleSchema, roles: z.array(z.string()).readonly() }))
          .readonly(),
      }),
    )
    .readonly(),
});
export type PersonPage = Readonly<z.infer<typeof personPageSchema>>;

/** More than one life has room for. */
const MAX_CREDITS_OF_PERSON = 1_000;

/**
 * A member of cast or crew with the titles that every user may watch. Throws not_found where there are none: the name
 * alone would tell of a title that is not published.
 */
export async function getPersonPage(ctx: CoreContext, personId: string): Promise<PersonPage> {
  const rows = isId(personId) ? await loadCreditsOf(ctx, personId) : [];
  const cards = await cardsInOrder(ctx, [...new Set(rows.map(({ titleId }) => titleId))]);
  const visible = new Map(cards.map((card) => [card.id, card]));
  const [first] = rows;
  const groups = groupByWork(rows, visible);
  if (!first || groups.length === 0) throw new DomainError("not_found", "catalog.personNotFound");
  return { id: personId, name: first.personName, groups };
}

type CreditRow = Awaited<ReturnType<typeof loadCreditsOf>>[number];

function loadCreditsOf(ctx: CoreContext, personId: string) {
  return ctx.db
    .select({ personName: people.name, titleId: credits.titleId, kind: credits.kind, part: credits.part })
    .from(credits)
    .innerJoin(people, eq(people.id, credits.personId))
    .innerJoin(listedTitles, eq(listedTitles.titleId, credits.titleId))
    .where(eq(credits.personId, personId))
    .orderBy(
      desc(listedTitles.releaseYear),
      asc(listedTitles.name),
      asc(credits.titleId),
      asc(credits.position),
    )
    .limit(MAX_CREDITS_OF_PERSON);
}

function groupByWork(
  rows: readonly CreditRow[],
  visible: ReadonlyMap<string, TitleCard>,
): PersonPage["groups"] {
  const groups = new Map<string, { kind: CreditRow["kind"]; work: string; roles: Map<string, string[]> }>();
  for (const { kind, part, titleId } of rows) {
    if (!visible.has(titleId)) continue;
    const work = kind === "crew" ? part : "";
    const group = groups.get(`${kind} ${work}`) ?? { kind, work, roles: new Map<string, string[]>() };
    const roles = group.roles.get(titleId) ?? [];
    group.roles.set(titleId, kind === "cast" && part !== "" ? [...roles, part] : roles);
    groups.set(`${kind} ${work}`, group);
  }
  return [...groups.values()]
    .sort((a, b) => b.roles.size - a.roles.size)
    .map(({ kind, work, roles }) => ({
      kind,
      work,
      titles: [...roles].flatMap(([titleId, of]) => {
        const title = visible.get(titleId);
        return title ? [{ title, roles: of }] : [];
      }),
    }));
}
