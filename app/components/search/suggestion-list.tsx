import { formatTimecode } from "#app/components/format/duration.ts";
import { Icon } from "#app/components/ui/icon.tsx";
import { ResponsiveImage } from "#app/components/ui/images/responsive-image.tsx";
import { type SearchHit } from "#core/search/schemas.ts";
import { Highlighted } from "./highlighted.tsx";
import { hitFacts } from "./hit-words.ts";
import { type OptionGroup, type SearchOption } from "./options.ts";

interface SuggestionListProps {
  readonly listId: string;
  readonly groups: readonly OptionGroup[];
  readonly idOf: (index: number) => string;
  readonly activeId: string | null;
  readonly onChoose: (option: SearchOption) => void;
  readonly onRemove: (query: string) => void;
  readonly onPoint: (id: string) => void;
}

/** The options of the search box, by kind. The focus stays in the box; the active option is only marked. */
export function SuggestionList({
  listId,
  groups,
  idOf,
  activeId,
  onChoose,
  onRemove,
  onPoint,
}: SuggestionListProps) {
  let index = -1;
  return (
    <div id={listId} role="listbox" aria-label="Suggestions">
      {groups.map(({ heading, options }) => (
        <div key={heading} role="group" aria-label={heading}>
          <p className="suggestions-heading" aria-hidden="true">
            {heading}
          </p>
          {options.map((option) => {
            index += 1;
            const id = idOf(index);
            return (
              <div
                key={id}
                id={id}
                role="option"
                aria-selected={id === activeId}
                className="suggestion"
                // The box keeps the focus, so that typing continues.
                onMouseDown={(event) => event.preventDefault()}
                onMouseMove={() => id !== activeId && onPoint(id)}
                onClick={() => onChoose(option)}
              >
                <OptionBody option={option} />
                {option.type === "recent" ? (
                  <span
                    className="suggestion-remove"
                    title="Remove (Delete)"
                    onClick={(event) => {
                      event.stopPropagation();
                      onRemove(option.query);
                    }}
                  >
                    <Icon name="cross" />
                  </span>
                ) : null}
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}

function OptionBody({ option }: { readonly option: SearchOption }) {
  switch (option.type) {
    case "hit":
      return <HitBody hit={option.hit} />;
    case "recent":
      return (
        <>
          <Icon name="retry" />
          <span className="suggestion-text">{option.query}</span>
        </>
      );
    case "meant":
      return (
        <span className="suggestion-text">
          <b>{option.query}</b>
        </span>
      );
    case "all":
      return <span className="suggestion-text">All results for “{option.query}”</span>;
  }
}

function HitBody({ hit }: { readonly hit: SearchHit }) {
  const image = hit.kind === "title" ? hit.title.poster : hit.playable?.still;
  const isWide = hit.kind !== "title";
  return (
    <>
      {image ? (
        <span className="suggestion-image" data-wide={isWide || undefined}>
          <ResponsiveImage image={image} sizes="4rem" />
        </span>
      ) : null}
      <span className="suggestion-text">
        <span lang={hit.title.languageTag ?? undefined}>
          <Highlighted hit={hit} />
        </span>
        <span className="suggestion-facts">{hitFacts(hit)}</span>
      </span>
      {hit.seconds === null ? null : <span className="suggestion-time">{formatTimecode(hit.seconds)}</span>}
    </>
  );
}
