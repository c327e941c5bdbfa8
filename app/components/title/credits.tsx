import { Link } from "@remix-run/react";
import { personPath } from "#app/components/person/person-words.ts";
import { creditGroups, type CreditLine } from "#app/components/title/credit-groups.ts";
import { type TitlePage } from "#core/catalog/types.ts";

/** The credits in two columns around an axis, as at the end of a film. Renders nothing without credits. */
export function Credits({ title }: { readonly title: Pick<TitlePage, "credits"> }) {
  const groups = creditGroups(title.credits);
  if (groups.length === 0) return null;
  return (
    <section className="section px-gutter" aria-labelledby="credits">
      <h2 id="credits" className="sr-only">
        Cast and crew
      </h2>
      <div className="credits-roll">
        {groups.map((lines) => (
          <CreditList key={lines[0]?.key} lines={lines} />
        ))}
      </div>
    </section>
  );
}

const SHOWN_BESIDE = 6;

/** The first credits beside a title's text; all of them are at the bottom of the page. */
export function CreditsBeside({ title }: { readonly title: Pick<TitlePage, "credits"> }) {
  const lines = creditGroups(title.credits).flat();
  if (lines.length === 0) return null;
  return (
    <div className="credits-beside">
      <CreditList lines={lines.slice(0, SHOWN_BESIDE)} />
      {lines.length > SHOWN_BESIDE ? (
        <a className="link" href="#credits">
          All credits
        </a>
      ) : null}
    </div>
  );
}

function CreditList({ lines }: { readonly lines: readonly CreditLine[] }) {
  return (
    <dl className="credits">
      {lines.map(({ key, part, personName, personId }) => (
        <div key={key}>
          <dt>{part}</dt>
          <dd>
            {personId === null ? (
              personName
            ) : (
              <Link to={personPath(personId)} prefetch="intent">
                {personName}
              </Link>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
