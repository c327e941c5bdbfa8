import { Form, Link, useNavigation } from "@remix-run/react";
import { type ReactNode } from "react";
import { HouseLights } from "#app/components/layout/theme-picker.tsx";
import { useWaiting } from "#app/components/layout/waiting.tsx";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import { Mark } from "#app/components/ui/mark.tsx";

interface DoorProps {
  readonly children: ReactNode;
}

/** The door of the house: a form at the left, a screen at the right that throws its light on it. */
export function Door({ children }: DoorProps) {
  const waiting = useWaiting();
  return (
    <main id="main" className="door">
      <div className="door-form">
        <Link to="/" className="grid min-h-tap items-center justify-self-start">
          <Mark waiting={waiting} />
        </Link>
        {children}
        <div className="text-xs text-quiet">
          <HouseLights />
        </div>
      </div>
      <div className="screen" aria-hidden="true">
        <div className="dusk-spill" />
        <div className="dusk" />
      </div>
    </main>
  );
}

interface DoorFormProps {
  readonly heading: string;
  readonly lead: ReactNode;
  /** What went wrong with the form as a whole. */
  readonly error?: string | null;
  readonly children: ReactNode;
}

/** A form at the door. It works before and without scripts. */
export function DoorForm({ heading, lead, error, children }: DoorFormProps) {
  return (
    <Form method="post" replace className="door-words">
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

interface DoorNoticeProps {
  readonly heading: string;
  readonly words: string;
}

/** What stands at the door where there is no form: it is closed, and whoever has an account may sign in. */
export function DoorNotice({ heading, words }: DoorNoticeProps) {
  return (
    <Door>
      <div className="door-words">
        <EmptyState level={1} heading={heading} actions={<ButtonLink to="/sign-in">Sign in</ButtonLink>}>
          <p>{words}</p>
        </EmptyState>
      </div>
    </Door>
  );
}

/** Whether the form at the door is being sent. */
export function useSending(): boolean {
  return useNavigation().state === "submitting";
}
