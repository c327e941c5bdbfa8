import { TitleCard } from "#app/components/catalog/title-card.tsx";
import { usePlayKey } from "#app/components/catalog/use-play-key.ts";
import { titleCountWords, workWords } from "#app/components/person/person-words.ts";
import { type PersonPage as Person } from "#core/catalog/people/get-person-page.ts";

/** A member of cast or crew: what they made, by what they did in it. */
export function PersonPage({ person }: { readonly person: Person }) {
  return (
    <>
      <div className="page-head person-head">
        <h1 className="display">{person.name}</h1>
        <p className="person-note">{titleCountWords(person)}</p>
      </div>
      {person.groups.map((group) => (
        <Group key={`${group.kind} ${group.work}`} group={group} />
      ))}
    </>
  );
}

function Group({ group }: { readonly group: Person["groups"][number] }) {
  const play = usePlayKey();
  const heading = workWords(group);
  const id = `work-${group.kind}-${group.work.replaceAll(/\W+/g, "-")}`;
  return (
    <section className="section person-group" aria-labelledby={id}>
      <div className="section-head">
        <h2 id={id}>{heading}</h2>
      </div>
      <ul className="grid-of-cards dims" onKeyDown={play}>
        {group.titles.map(({ title, roles }) => (
          <li key={title.id}>
            <TitleCard title={title} />
            {roles.length > 0 ? <span className="person-role">{roles.join(", ")}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
