import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { changeSettings } from "#app/components/admin/settings/change-settings.ts";
import { DemoSection } from "#app/components/admin/settings/demo-section.tsx";
import { MetadataSection } from "#app/components/admin/settings/metadata-section.tsx";
import { ErrorPage } from "#app/components/layout/error-page.tsx";
import { TextField } from "#app/components/ui/fields/field.tsx";
import { SwitchField } from "#app/components/ui/fields/switch-field.tsx";
import { PrimaryButton } from "#app/components/ui/primary-button.tsx";
import { useCheckedForm } from "#app/hooks/use-checked-form.ts";
import { forForm, forPage } from "#app/trpc/loader-errors.ts";

export const meta: MetaFunction = () => [{ title: "Settings · Admin · Matinee" }];

export async function loader(asking: LoaderFunctionArgs) {
  const { admin } = asking.context.caller;
  const [settings, demo, metadata] = await forPage(
    asking,
    Promise.all([admin.settings(), admin.demo(), admin.metadataState()]),
  );
  return { settings, demo, metadata };
}

export async function action(asking: ActionFunctionArgs) {
  const form = await asking.request.formData();
  const { caller } = asking.context;
  if (form.get("intent") === "remove-demo") return forForm(asking, caller.admin.removeDemo());
  return forForm(asking, changeSettings(caller, form));
}

/** The settings that an admin can change while the site runs. */
export default function Settings() {
  const { settings, demo, metadata } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const isSaving = useNavigation().state === "submitting";
  return (
    <>
      <header className="admin-head">
        <h1 className="display">Settings</h1>
      </header>
      <Form method="post" className="max-w-[46rem]" {...useCheckedForm(answer)}>
        <input type="hidden" name="intent" value="settings" />
        <SwitchField
          label="Allow sign-up"
          hint="Off: only admins can add users."
          name="signUpOpen"
          defaultChecked={settings.signUpOpen}
        />
        <SwitchField
          label="Allow viewers to upload"
          hint="Their uploads stay private until an admin publishes them. Off: uploads of viewers stop."
          name="viewersMayUpload"
          defaultChecked={settings.viewersMayUpload}
        />
        <SwitchField
          label="Publish uploads as soon as they can be played"
          hint="Off: uploads of admins arrive as drafts. Uploads that are running keep what their page said."
          name="publishUploads"
          defaultChecked={settings.publishUploads}
        />
        <TextField
          label="Days to keep unfinished uploads"
          hint="Counted from the last data received. Then the upload is deleted."
          name="unfinishedUploadDays"
          type="number"
          inputMode="numeric"
          min={1}
          max={365}
          step={1}
          required
          defaultValue={settings.unfinishedUploadDays}
          error={answer && !answer.ok ? (answer.error.fieldErrors?.["unfinishedUploadDays"] ?? null) : null}
          className="beside border-t border-line py-4"
        />
        <div className="acts border-t border-line pt-6">
          <PrimaryButton type="submit" verb={isSaving ? "Saving…" : "Save"} disabled={isSaving} />
          <p role="status" className="text-soft">
            {isSaving || !answer ? "" : answer.ok ? "Saved." : answer.error.message}
          </p>
        </div>
      </Form>
      <MetadataSection host={metadata.host} />
      <DemoSection titleCount={demo.titles} />
    </>
  );
}

export { ErrorPage as ErrorBoundary };
