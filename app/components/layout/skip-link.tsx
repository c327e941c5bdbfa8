/** The first element that Tab reaches: a link past the header to the page's content. */
export function SkipLink() {
  return (
    <a className="skip" href="#main">
      Skip to content
    </a>
  );
}
