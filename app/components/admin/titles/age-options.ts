import { ageWords } from "#app/components/format/words.ts";

/** The ages that rating boards use, in years. */
const AGES: readonly number[] = [0, 6, 7, 10, 12, 13, 14, 15, 16, 17, 18];

/** The options for an age rating. `current` is among them also where it is a rarer one. */
export function ageOptions(current: number | null): { readonly value: string; readonly name: string }[] {
  const ages = new Set([...AGES, ...(current === null ? [] : [current])]);
  const sorted = [...ages].sort((a, b) => a - b);
  return [
    { value: "", name: "Not rated" },
    ...sorted.map((age) => ({ value: String(age), name: ageWords(age) })),
  ];
}
