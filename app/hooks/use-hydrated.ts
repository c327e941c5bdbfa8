import { useSyncExternalStore } from "react";

const subscribe = () => () => undefined;

/** Whether scripts run on the page: false on the server and in the first rendering of what it sent. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  );
}
