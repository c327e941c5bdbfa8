import { useRouteLoaderData } from "@remix-run/react";
import { type Lights } from "#app/theme.ts";
import { type Viewer } from "#core/accounts/types.ts";

/** What the root loader gives to every page. */
export interface RootData {
  /** Who is signed in; null for nobody. */
  readonly viewer: Viewer | null;
  readonly lights: Lights;
  /** Of the answer that made the page: people read it on an error page. */
  readonly requestId: string;
}

/** The root's data; undefined only where the root itself broke. */
export function useRootData(): RootData | undefined {
  return useRouteLoaderData<RootData>("root");
}
