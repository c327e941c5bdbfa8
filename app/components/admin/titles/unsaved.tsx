import { useBeforeUnload, useBlocker } from "@remix-run/react";
import { createContext, useContext, useEffect, useId, useMemo, useRef, type ReactNode } from "react";
import { Button } from "#app/components/ui/button.tsx";
import { Dialog } from "#app/components/ui/dialog.tsx";

/** A form of the page stays while only the search of the address changes; a panel closes. */
type Scope = "page" | "panel";
type Unsaved = Map<string, Scope>;

const UnsavedContext = createContext<Unsaved>(new Map());

/** Around a page with forms: asks before the user leaves it with unsaved changes. */
export function UnsavedGuard({ children }: { readonly children: ReactNode }) {
  const unsaved = useMemo<Unsaved>(() => new Map(), []);
  const blocker = useBlocker(({ currentLocation: from, nextLocation: to }) => {
    const scopes = [...unsaved.values()];
    if (from.pathname !== to.pathname) return scopes.length > 0;
    return from.search !== to.search && scopes.includes("panel");
  });
  useBeforeUnload((event) => {
    if (unsaved.size > 0) event.preventDefault();
  });
  const stay = (): void => blocker.reset?.();
  const leave = (): void => {
    unsaved.clear();
    blocker.proceed?.();
  };
  return (
    <UnsavedContext.Provider value={unsaved}>
      {children}
      <Dialog title="Your changes are not saved" open={blocker.state === "blocked"} onClose={stay}>
        <p className="mt-3 text-soft">If you leave, your changes are lost.</p>
        <div className="acts mt-6">
          <Button tone="fill" onClick={stay}>
            Stay here
          </Button>
          <Button tone="bad" onClick={leave}>
            Leave without saving
          </Button>
        </div>
      </Dialog>
    </UnsavedContext.Provider>
  );
}

/**
 * The event handlers of a form in the editor. `answer` is the answer to its last submission: after an error the values
 * are unsaved again.
 */
export function useUnsaved(scope: Scope, answer: { readonly ok: boolean } | undefined) {
  const id = useId();
  const unsaved = useContext(UnsavedContext);
  const before = useRef(answer);
  useEffect(() => {
    if (before.current !== answer && answer?.ok === false) unsaved.set(id, scope);
    before.current = answer;
  }, [answer, id, scope, unsaved]);
  useEffect(() => () => void unsaved.delete(id), [id, unsaved]);
  return {
    onChange: () => void unsaved.set(id, scope),
    onSubmit: () => void unsaved.delete(id),
  };
}

/** Whether a form of the page that saves itself has something that is not saved. */
export function useUnsavedFlag(isUnsaved: boolean): void {
  const id = useId();
  const unsaved = useContext(UnsavedContext);
  useEffect(() => {
    if (isUnsaved) unsaved.set(id, "page");
    return () => void unsaved.delete(id);
  }, [id, isUnsaved, unsaved]);
}
