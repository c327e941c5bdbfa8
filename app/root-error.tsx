import { ErrorPage } from "#app/components/layout/error-page.tsx";

/** What is shown where a route has no error page of its own, or the page around it broke. */
export function RootError() {
  return (
    <main id="main">
      <ErrorPage />
    </main>
  );
}
