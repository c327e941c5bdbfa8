/** The column's name in a cell: on a phone a row of the table has no column heads. */
export function NarrowLabel({ words }: { readonly words: string }) {
  return (
    <span className="narrow-label" aria-hidden="true">
      {words}
    </span>
  );
}
