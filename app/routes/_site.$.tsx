import { type MetaFunction } from "@remix-run/node";
import { ErrorPage } from "#app/components/layout/error-page.tsx";

export const meta: MetaFunction = () => [{ title: "Page not found · Matinee" }];

/** Answers every unknown address with 404, inside the site's layout. */
export function loader(): never {
  throw new Response(null, { status: 404 });
}

export default function UnknownPage() {
  return null;
}

export { ErrorPage as ErrorBoundary };
