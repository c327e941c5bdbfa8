import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useLoaderData, type ShouldRevalidateFunctionArgs } from "@remix-run/react";
import { MetadataHost } from "#app/components/admin/metadata/metadata-host.tsx";
import { changeSubtitles, isSubtitleForm } from "#app/components/admin/subtitles/change-subtitles.ts";
import { changeSeries, isSeriesForm } from "#app/components/admin/titles/series/change-series.ts";
import { changeTitle } from "#app/components/admin/titles/change-title.ts";
import { TitleEditor } from "#app/components/admin/titles/title-editor.tsx";
import { ErrorPage } from "#app/components/layout/error-page.tsx";
import { type TitlePage } from "#core/catalog/types.ts";
import { forForm, forPage } from "#app/trpc/loader-errors.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.title.name} · Admin · Matinee` : "Admin · Matinee" },
];

export async function loader(asking: LoaderFunctionArgs) {
  const titleId = asking.params.titleId ?? "";
  const { caller } = asking.context;
  const title = await forPage(asking, caller.catalog.title({ titleId }));
  const kind = title.kind === "movie" ? "series" : "movie";
  const [images, files, subtitles, stills, choices, metadata] = await Promise.all([
    forPage(asking, caller.admin.titleImages({ titleId })),
    forPage(asking, caller.admin.titleFiles({ titleId })),
    forPage(asking, caller.admin.titleSubtitles({ titleId })),
    forPage(asking, stillsOf(asking, title)),
    forPage(asking, caller.admin.titleChoices({ kind })),
    forPage(asking, caller.admin.metadataState()),
  ]);
  return { title, images, files, subtitles, stills, choices, metadataHost: metadata.host };
}

export async function action(asking: ActionFunctionArgs) {
  const form = await asking.request.formData();
  form.set("titleId", asking.params.titleId ?? "");
  if (isSeriesForm(form)) {
    const result = await forForm(asking, changeSeries(asking.context.caller, form));
    return result.ok && result.answer !== null ? redirect(result.answer) : result;
  }
  if (isSubtitleForm(form)) return forForm(asking, changeSubtitles(asking.context.caller, form));
  return forForm(asking, changeTitle(asking.context.caller, form));
}

/** The stills of the open episode, where one is open. */
async function stillsOf({ request, context }: LoaderFunctionArgs, title: TitlePage) {
  const playableId = new URL(request.url).searchParams.get("episode");
  const isEpisode = title.seasons.some(({ episodes }) =>
    episodes.some((one) => one.playableId === playableId),
  );
  return playableId !== null && isEpisode ? context.caller.admin.playableImages({ playableId }) : [];
}

/** A title that was just deleted keeps its editor, so that it can be restored. */
export function shouldRevalidate({ formData, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  const intent = formData?.get("intent");
  const changesNothingHere = intent === "delete" || intent === "undo" || intent === "preview-subtitles";
  return changesNothingHere ? false : defaultShouldRevalidate;
}

/** The editor of a title. */
export default function Editor() {
  const { metadataHost, ...data } = useLoaderData<typeof loader>();
  return (
    <MetadataHost value={metadataHost}>
      <TitleEditor key={data.title.id} {...data} />
    </MetadataHost>
  );
}

export { ErrorPage as ErrorBoundary };
