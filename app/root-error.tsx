import { ErrorPage } from "#app/components/layout/error-page.tsx";

/** The error page of routes that have none of their own, and of pages whose layout failed. */
export function RootError() {
  return (
    <main id="main">
      <ErrorPage />
    </main>
  );
}
