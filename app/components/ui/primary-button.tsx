import { Link } from "@remix-run/react";
import { type ComponentPropsWithoutRef, type ReactNode } from "react";
import { Icon, type IconName } from "#app/components/ui/icon.tsx";

interface PrimaryButtonContent {
  readonly verb: string;
  readonly icon?: IconName;
  /** A short fact beside the verb: "S2 E4", "31 min left". */
  readonly badge?: ReactNode;
}

interface PrimaryLinkProps
  extends PrimaryButtonContent, Omit<ComponentPropsWithoutRef<typeof Link>, "children"> {}

/** The one primary action of a view, as a link. */
export function PrimaryLink({ verb, icon, badge, className, ...rest }: PrimaryLinkProps) {
  return (
    <Link prefetch="intent" {...rest} className={`primary-button ${className ?? ""}`}>
      <PrimaryButtonContents verb={verb} icon={icon} badge={badge} />
    </Link>
  );
}

interface PrimaryButtonProps
  extends PrimaryButtonContent, Omit<ComponentPropsWithoutRef<"button">, "children"> {}

/** The one primary action of a view, as a button. */
export function PrimaryButton({ verb, icon, badge, className, ...rest }: PrimaryButtonProps) {
  return (
    <button type="button" {...rest} className={`primary-button ${className ?? ""}`}>
      <PrimaryButtonContents verb={verb} icon={icon} badge={badge} />
    </button>
  );
}

function PrimaryButtonContents({ verb, icon, badge }: PrimaryButtonContent) {
  return (
    <>
      <span>
        {icon ? <Icon name={icon} /> : null}
        {verb}
      </span>
      {badge ? <span>{badge}</span> : null}
    </>
  );
}
