import { createContext, useContext } from "react";

const HostContext = createContext<string | null>(null);

/** Around an editor: the host of the metadata service, null where none is set up. */
export const MetadataHost = HostContext.Provider;

/** The host of the metadata service; null where none is set up, and then nothing of it is shown. */
export function useMetadataHost(): string | null {
  return useContext(HostContext);
}
