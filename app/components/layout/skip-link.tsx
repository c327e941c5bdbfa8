/** The first thing that Tab reaches: past the header, to the page. */
export function SkipLink() {
  return (
    <a className="skip" href="#main">
      Skip to the page
    </a>
  );
}
