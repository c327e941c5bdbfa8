import { useNavigate } from "@remix-run/react";
import { type KeyboardEvent } from "react";

/** P on a card plays it: the card's link holds the address in `data-play`. Returns true where it handled the key. */
export function usePlayKey(): (event: KeyboardEvent) => boolean {
  const navigate = useNavigate();
  return (event) => {
    if (event.key.toLowerCase() !== "p" || event.altKey || event.ctrlKey || event.metaKey) return false;
    const path = event.target instanceof HTMLElement ? event.target.dataset.play : undefined;
    if (path === undefined) return false;
    event.preventDefault();
    navigate(path);
    return true;
  };
}
