import { useSyncExternalStore } from "react";
import { useStage } from "../stage.tsx";

/** Whether the server cannot be reached at the moment, as far as the player knows. */
export function useConnectionLost(): boolean {
  const { connection } = useStage().engine;
  return useSyncExternalStore(connection.subscribe, connection.isLost);
}
