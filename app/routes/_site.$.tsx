import { type MetaFunction } from "@remix-run/node";
import { ErrorPage } from "#app/components/layout/error-page.tsx";

export const meta: MetaFunction = () => [{ title: "Nothing here · Matinee" }];

/** Every address that is no page: said inside the site, with its header. */
export function loader(): never {
  throw new Response(null, { status: 404 });
}

export default function Nowhere() {
  return null;
}

export { ErrorPage as ErrorBoundary };
