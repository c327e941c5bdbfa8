import { Form, useNavigate } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { IconButton } from "#app/components/ui/icon-button.tsx";
import { type SearchHit } from "#core/search/schemas.ts";
import { searchPath } from "./hit-path.ts";
import { leaveByArrow } from "./leave-by-arrow.ts";
import { addRecent } from "./recent-searches.ts";

interface SearchFormProps {
  readonly query: string;
  readonly kind: SearchHit["kind"] | null;
}

const DEBOUNCE_MS = 90;

/** The field of the search page. What is typed becomes the address; an older request is aborted by a newer one. */
export function SearchForm({ query, kind }: SearchFormProps) {
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useTypedQuery(query, kind);
  useEffect(() => {
    if (query !== "") return undefined;
    // After the layout, which moves the focus to a new page.
    const frame = requestAnimationFrame(() => input.current?.focus({ preventScroll: true }));
    return () => cancelAnimationFrame(frame);
    // Only once: later the user decides where the focus is.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return (
    <Form role="search" action="/search" className="search-form" onSubmit={() => addRecent(typed)}>
      <label className="sr-only" htmlFor="search-field">
        Search titles, cast and spoken lines
      </label>
      <input
        ref={input}
        id="search-field"
        data-search-page
        className="display"
        type="search"
        name="q"
        value={typed}
        placeholder="Search"
        autoComplete="off"
        maxLength={200}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={() => addRecent(typed)}
        onKeyDown={leaveByArrow}
      />
      {kind ? <input type="hidden" name="kind" value={kind} /> : null}
      {typed === "" ? null : (
        <IconButton
          icon="cross"
          label="Clear"
          onClick={() => {
            setTyped("");
            input.current?.focus();
          }}
        />
      )}
    </Form>
  );
}

/** What is in the field: the user's own text while it is typed, else the address's. */
function useTypedQuery(query: string, kind: SearchFormProps["kind"]) {
  const navigate = useNavigate();
  const [typed, setTyped] = useState(query);
  const [known, setKnown] = useState(query);
  if (known !== query) {
    setKnown(query);
    if (typed.trim() !== query) setTyped(query);
  }
  const timer = useRef<number | undefined>(undefined);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const type = (text: string) => {
    setTyped(text);
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      const path = text.trim() === "" ? "/search" : searchPath(text.trim(), kind);
      navigate(path, { replace: true, preventScrollReset: true });
    }, DEBOUNCE_MS);
  };
  return [typed, type] as const;
}
