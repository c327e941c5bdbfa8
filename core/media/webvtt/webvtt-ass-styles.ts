/** The kept property of a style: its alignment, 1..9 as on a number pad. */
export type AssStyles = ReadonlyMap<string, number>;

/** The default without a Format line. */
const USUAL_FIELDS =
  "name,fontname,fontsize,primarycolour,secondarycolour,outlinecolour,backcolour,bold,italic,underline,strikeout," +
  "scalex,scaley,spacing,angle,borderstyle,outline,shadow,alignment,marginl,marginr,marginv,encoding";

/** Reads the alignments of SSA and ASS styles, by their names. SSA numbers them differently. */
export function readAssStyles(lines: readonly string[]): AssStyles {
  const styles = new Map<string, number>();
  let fields = USUAL_FIELDS.split(",");
  let section = "";
  for (const line of lines) {
    if (line.startsWith("[")) section = line.trim().toLowerCase();
    if (!section.includes("styles")) continue;
    if (line.startsWith("Format:")) fields = readAssFields(line);
    if (!line.startsWith("Style:")) continue;
    const values = line.slice("Style:".length).split(",");
    const value = (field: string): string => values[fields.indexOf(field)]?.trim() ?? "";
    const position = Number(value("alignment"));
    styles.set(value("name"), section.includes("v4+") ? position : numberPadOf(position));
  }
  return styles;
}

/** The names of a Format line, in lower case. */
export function readAssFields(line: string): string[] {
  return line
    .slice("Format:".length)
    .split(",")
    .map((field) => field.trim().toLowerCase());
}

/** SSA's numbers: 1 to 3 is the bottom, plus 4 the top, plus 8 the middle. */
function numberPadOf(position: number): number {
  if (position >= 9) return position - 8 + 3;
  return position >= 5 ? position - 4 + 6 : position;
}
