import { type Credit } from "#core/catalog/types.ts";

/** Credits of a kind as text, one per line: "Directed by: Lucía Farrow". */
export function creditLines(credits: readonly Credit[], kind: Credit["kind"]): string {
  return credits
    .filter((credit) => credit.kind === kind)
    .map(({ part, personName }) => (part ? `${part}: ${personName}` : personName))
    .join("\n");
}

/**
 * Credits from typed lines. The first colon separates the role from the name; a line without one is a name alone, and
 * a line without a name is left out.
 */
export function creditsOf(lines: string, kind: Credit["kind"]): Credit[] {
  return lines.split("\n").flatMap((line) => {
    const colon = line.indexOf(":");
    const [part, personName] =
      colon === -1 ? ["", line.trim()] : [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
    return personName === "" ? [] : [{ kind, part, personName }];
  });
}
