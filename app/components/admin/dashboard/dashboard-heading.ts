import { numberWord } from "#app/components/format/words.ts";
import { type AdminDashboard } from "#core/admin/types.ts";

/** The booth's first sentence: whether the site runs, and how much wants a look. */
export function dashboardHeading({ services, attention, counts }: AdminDashboard): string {
  const down = services.filter(({ ok }) => !ok);
  const [first] = down;
  const state =
    first === undefined
      ? counts.titles === 0
        ? "The house is open."
        : "Everything is running."
      : down.length === 1
        ? `The ${first.name} does not answer.`
        : `${numberWord(down.length)} services do not answer.`;
  return `${state} ${attentionSentence(attention.length, counts.titles)}`;
}

function attentionSentence(count: number, titles: number): string {
  if (count === 0) return titles === 0 ? "Put on the first film." : "Nothing wants a look.";
  return count === 1 ? "One thing wants a look." : `${numberWord(count)} things want a look.`;
}
