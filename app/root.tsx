import { type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Links, Meta, Outlet, Scripts, ScrollRestoration } from "@remix-run/react";
import { useEffect, type ReactNode } from "react";
import { FirstTheme, useThemeChoice } from "#app/follow-theme.tsx";
import { themeChoiceOf, themeChoiceShown, themeOf } from "#app/theme.ts";
import { useNonce } from "#app/nonce.ts";
import { useRootData, type RootData } from "#app/root-data.ts";
import { useRemoteControl } from "#app/components/remote/use-remote-control.ts";
import { RootError } from "#app/root-error.tsx";
import displayFace from "#app/styles/fonts/noto-serif-display-latin.woff2?url";
import textFace from "#app/styles/fonts/commissioner-latin.woff2?url";
import styles from "#app/styles/app.css?url";

/** The title of pages that have none of their own, and of failed pages. */
export const meta: MetaFunction = () => [{ title: "Matinee" }];

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: styles },
  ...[displayFace, textFace].map(
    (href) => ({ rel: "preload", as: "font", type: "font/woff2", href, crossOrigin: "anonymous" }) as const,
  ),
  { rel: "icon", href: "/icon.svg", type: "image/svg+xml" },
];

/** The data of every page: the signed-in user, the theme and the request's id. */
export async function loader({ request, context }: LoaderFunctionArgs): Promise<RootData> {
  const { user, caller } = context;
  return {
    user,
    // Where this fails, the page's own loaders fail too, and their error is the one to show.
    mayUpload: user !== null && (await caller.uploads.mayUpload().catch(() => false)),
    themeChoice: themeChoiceOf(request.headers.get("cookie")),
    requestId: context.requestId,
  };
}

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce();
  const themeChoice = useRootData()?.themeChoice ?? themeChoiceShown();
  useThemeChoice(themeChoice);
  return (
    <html
      lang="en"
      data-theme={themeOf(themeChoice)}
      data-theme-choice={themeChoice}
      suppressHydrationWarning
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content={themeChoice === "system" ? "dark light" : themeOf(themeChoice)} />
        <Meta />
        <Links />
        <FirstTheme themeChoice={themeChoice} />
      </head>
      <body>
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  useHydratedMark();
  useRemoteControl();
  return <Outlet />;
}

export function ErrorBoundary() {
  useHydratedMark();
  return <RootError />;
}

/** Marks `<html data-hydrated>`, so that tests and the browser's own scripts know that the page reacts. */
function useHydratedMark(): void {
  useEffect(() => {
    document.documentElement.dataset.hydrated = "true";
  }, []);
}
