import { type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ErrorPage } from "#app/components/layout/error-page.tsx";
import { PersonPage } from "#app/components/person/person-page.tsx";
import { forPage } from "#app/trpc/loader-errors.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.person.name} · Matinee` : "Matinee" },
];

export async function loader(asking: LoaderFunctionArgs) {
  const personId = asking.params.personId ?? "";
  return { person: await forPage(asking, asking.context.caller.catalog.person({ personId })) };
}

/** The page of a member of cast or crew. */
export default function Person() {
  const { person } = useLoaderData<typeof loader>();
  return <PersonPage key={person.id} person={person} />;
}

export { ErrorPage as ErrorBoundary };
