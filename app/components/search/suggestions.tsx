import { useNavigate } from "@remix-run/react";
import { useEffect, useState, type KeyboardEvent } from "react";
import { nextIndex, optionGroups, recentGroups, type OptionGroup, type SearchOption } from "./options.ts";
import { addRecent, readRecent, removeRecent } from "./recent-searches.ts";
import { SuggestionList } from "./suggestion-list.tsx";
import { useSearch } from "./use-search.ts";

interface SuggestionsProps {
  readonly listId: string;
  readonly query: string;
  readonly isOpen: boolean;
  readonly activeId: string | null;
  readonly setActiveId: (id: string | null) => void;
  /** Gets the box's keys while the list is open; true for a key that was its own. */
  readonly keys: { current: ((event: KeyboardEvent) => boolean) | null };
  readonly onQuery: (text: string) => void;
  readonly onClose: () => void;
}

/** The list below the search box: hits as one types, or recent searches. */
export default function Suggestions(props: SuggestionsProps) {
  const { listId, query, isOpen, activeId, setActiveId, keys, onQuery, onClose } = props;
  const navigate = useNavigate();
  const { groups, note, recent } = useGroups(query, isOpen);
  const remove = (text: string) => {
    recent?.remove(text);
    setActiveId(null);
    return true;
  };
  const options = groups.flatMap((group) => group.options);
  const idOf = (index: number) => `${listId}-${index}`;
  const active = options.findIndex((_, index) => idOf(index) === activeId);
  const choose = (option: SearchOption) => {
    addRecent(option.type === "hit" ? query : option.query);
    onClose();
    if (option.type === "hit") onQuery("");
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    navigate(option.path);
  };
  const onKey = ({ key }: KeyboardEvent): boolean => {
    if (key === "ArrowDown" || key === "ArrowUp") {
      const next = nextIndex(active === -1 ? null : active, options.length, key === "ArrowDown" ? 1 : -1);
      setActiveId(next === null ? null : idOf(next));
      return options.length > 0;
    }
    if (key === "Escape") return close(query, { onQuery, onClose });
    const option = options[active];
    if (key === "Delete" && option?.type === "recent") return remove(option.query);
    if (key === "Enter" && !option) addRecent(query);
    if (key !== "Enter" || !option) return false;
    choose(option);
    return true;
  };
  useEffect(() => {
    keys.current = onKey;
  });
  return (
    <div className="suggestions" hidden={!isOpen || (groups.length === 0 && note === null)}>
      <SuggestionList
        {...{ listId, groups, idOf, activeId }}
        onChoose={choose}
        onRemove={remove}
        onPoint={setActiveId}
      />
      {recent ? (
        <button type="button" className="suggestions-clear" onClick={() => recent.remove(null)}>
          Clear recent searches
        </button>
      ) : null}
      <p role="status" className={groups.length > 0 ? "sr-only" : "suggestions-note"}>
        {note ?? ""}
      </p>
    </div>
  );
}

/** Escape closes the list, and empties the box where it is closed already. */
function close(query: string, { onQuery, onClose }: Pick<SuggestionsProps, "onQuery" | "onClose">): boolean {
  if (query !== "") onQuery("");
  onClose();
  return true;
}

interface Groups {
  readonly groups: readonly OptionGroup[];
  /** What a screen reader says, and what is shown where there is no option. */
  readonly note: string | null;
  /** Removes one recent search, or, with null, all; null where none is shown. */
  readonly recent: { readonly remove: (query: string | null) => void } | null;
}

function useGroups(query: string, isOpen: boolean): Groups {
  const { answer, hasFailed, query: asked } = useSearch(query);
  const [recent, setRecent] = useState<readonly string[]>([]);
  useEffect(() => setRecent(isOpen ? readRecent() : []), [isOpen]);
  if (query.trim() === "") {
    const remove = (text: string | null) => {
      removeRecent(text);
      setRecent(readRecent());
    };
    return { groups: recentGroups(recent), note: null, recent: recent.length > 0 ? { remove } : null };
  }
  if (hasFailed) return { groups: [], note: "Search is not available right now. Try again.", recent: null };
  if (!answer) return { groups: [], note: null, recent: null };
  const count = answer.hits.length;
  const note =
    count === 0
      ? `Nothing found for “${asked}”. Check the spelling, or use fewer words.`
      : `${count} results`;
  return { groups: optionGroups(asked, answer), note, recent: null };
}
