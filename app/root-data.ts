import { useRouteLoaderData } from "@remix-run/react";
import { type ThemeChoice } from "#app/theme.ts";
import { type SignedInUser } from "#core/accounts/types.ts";

/** What the root loader gives to every page. */
export interface RootData {
  /** The signed-in user; null where none is. */
  readonly user: SignedInUser | null;
  /** Whether the user may upload. */
  readonly mayUpload: boolean;
  readonly themeChoice: ThemeChoice;
  /** Of the answer that rendered the page: an error page shows it. */
  readonly requestId: string;
}

/** The root's data; undefined only where the root itself broke. */
export function useRootData(): RootData | undefined {
  return useRouteLoaderData<RootData>("root");
}
