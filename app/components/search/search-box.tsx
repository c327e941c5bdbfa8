import { useNavigate } from "@remix-run/react";
import { useEffect, useRef, useState, type FocusEvent, type FormEvent, type KeyboardEvent } from "react";
import { isTyping } from "#app/components/remote/focus-targets.ts";
import { isTvView } from "#app/components/remote/use-view-mode.ts";
import { Icon } from "#app/components/ui/icon.tsx";
import { loadedLate } from "#app/components/ui/images/loaded-late.tsx";
import { searchPath } from "./hit-path.ts";
import { leaveByArrow } from "./leave-by-arrow.ts";

/** What is shown as one types, and recent searches. Its script is fetched when the box first gets the focus. */
const Suggestions = loadedLate(
  () => import("./suggestions.tsx"),
  () => null,
);
const LIST_ID = "search-suggestions";

/**
 * The search box of the header: a combobox. Without its script it is a plain form that opens the search page; `/`
 * leads to it from everywhere.
 */
export function SearchBox() {
  const box = useSearchBox();
  const { input, query, isLoaded, isOpen, activeId } = box;
  return (
    <form role="search" action="/search" className="search-box" onSubmit={box.submit} onBlur={box.onBlur}>
      <Icon name="search" />
      <input
        ref={input}
        type="search"
        name="q"
        value={query}
        placeholder="Titles, cast, lines"
        aria-label="Search titles, cast and spoken lines"
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={isOpen && isLoaded}
        aria-controls={LIST_ID}
        aria-activedescendant={activeId ?? undefined}
        aria-keyshortcuts="/"
        autoComplete="off"
        maxLength={200}
        onFocus={box.open}
        onClick={box.open}
        onChange={({ target }) => box.type(target.value)}
        onKeyDown={box.onKeyDown}
      />
      <kbd aria-hidden="true">/</kbd>
      {isLoaded ? (
        <Suggestions
          {...{ listId: LIST_ID, query, isOpen, activeId }}
          setActiveId={box.setActiveId}
          keys={box.keys}
          onQuery={box.type}
          onClose={box.close}
        />
      ) : null}
    </form>
  );
}

function useSearchBox() {
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const keys = useRef<((event: KeyboardEvent) => boolean) | null>(null);
  const [query, setQuery] = useState("");
  const [isLoaded, setLoaded] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const [activeId, setActiveId] = useState<string | null>(null);
  useSlash(input);
  const open = () => {
    setLoaded(true);
    setOpen(true);
  };
  const close = () => {
    setOpen(false);
    setActiveId(null);
  };
  const type = (text: string) => {
    setQuery(text);
    setActiveId(null);
    if (document.activeElement === input.current) open();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (query.trim() === "") return;
    close();
    input.current?.blur();
    navigate(searchPath(query.trim()));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isOpen && keys.current?.(event)) event.preventDefault();
    else if (event.key === "ArrowDown" && !isOpen && !isTvView()) open();
    else leaveByArrow(event);
  };
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent<HTMLFormElement>) => {
    if (!currentTarget.contains(relatedTarget)) close();
  };
  return {
    input,
    keys,
    query,
    isLoaded,
    isOpen,
    activeId,
    setActiveId,
    open,
    close,
    type,
    submit,
    onKeyDown,
    onBlur,
  };
}

/** `/` moves the focus to the box, except while the user types in a field; a hidden box is not meant. */
function useSlash(input: { readonly current: HTMLInputElement | null }): void {
  const navigate = useNavigate();
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent): void => {
      const hasModifier = event.ctrlKey || event.metaKey || event.altKey;
      if (event.key !== "/" || hasModifier || event.defaultPrevented || isTyping(event.target)) return;
      if (document.querySelector("dialog[open]")) return;
      event.preventDefault();
      const target = document.querySelector<HTMLInputElement>("[data-search-page]") ?? input.current;
      if (target && target.offsetParent !== null) target.focus();
      else navigate("/search");
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [input, navigate]);
}
