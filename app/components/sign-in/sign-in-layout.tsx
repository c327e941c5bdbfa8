import { Form, Link, useActionData, useNavigation } from "@remix-run/react";
import { type ReactNode } from "react";
import { ThemePicker } from "#app/components/layout/theme-picker.tsx";
import { useWaiting } from "#app/components/layout/waiting.tsx";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import { useCheckedForm } from "#app/hooks/use-checked-form.ts";
import { Mark } from "#app/components/ui/mark.tsx";

interface SignInLayoutProps {
  readonly children: ReactNode;
}

/** The layout of sign-in, sign-up and setup: a form at the left, a decorative image at the right. */
export function SignInLayout({ children }: SignInLayoutProps) {
  const waiting = useWaiting();
  return (
    <main id="main" className="sign-in">
      <div className="sign-in-form">
        <Link to="/" className="grid min-h-tap items-center justify-self-start">
          <Mark waiting={waiting} />
        </Link>
        {children}
        <div className="text-xs text-quiet">
          <ThemePicker />
        </div>
      </div>
      <div className="hero-image" aria-hidden="true">
        <div className="dusk-glow" />
        <div className="dusk" />
      </div>
    </main>
  );
}

interface SignInFormProps {
  readonly heading: string;
  readonly lead: ReactNode;
  /** An error that belongs to no field. */
  readonly error?: string | null;
  readonly children: ReactNode;
}

/** A form of these pages. It works before and without scripts. */
export function SignInForm({ heading, lead, error, children }: SignInFormProps) {
  return (
    <Form method="post" replace className="sign-in-fields" {...useCheckedForm(useActionData())}>
      <h1 className="display">{heading}</h1>
      <p className="text-soft mb-3">{lead}</p>
      {error ? (
        <p role="alert" className="flex items-baseline gap-2 text-sm text-bad leading-ui">
          <span className="translate-y-1">
            <Icon name="warning" />
          </span>
          {error}
        </p>
      ) : null}
      {children}
    </Form>
  );
}

interface SignInNoticeProps {
  readonly heading: string;
  readonly words: string;
}

/** The notice of a page that shows no form, such as closed sign-up, with a link to sign in. */
export function SignInNotice({ heading, words }: SignInNoticeProps) {
  return (
    <SignInLayout>
      <div className="sign-in-fields">
        <EmptyState level={1} heading={heading} actions={<ButtonLink to="/sign-in">Sign in</ButtonLink>}>
          <p>{words}</p>
        </EmptyState>
      </div>
    </SignInLayout>
  );
}

/** Whether the form is being sent. */
export function useSending(): boolean {
  return useNavigation().state === "submitting";
}
