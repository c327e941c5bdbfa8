/** A heading of several sentences, each on a line of its own. */
export function Sentences({ words }: { readonly words: string }) {
  return (
    <>
      {words.split(/(?<=\.) /).map((sentence) => (
        <span key={sentence} className="block">
          {sentence}{" "}
        </span>
      ))}
    </>
  );
}
