import { Link } from "@remix-run/react";
import { type ComponentPropsWithoutRef, type ReactNode } from "react";
import { Icon, type IconName } from "#app/components/ui/icon.tsx";

interface TicketFace {
  readonly verb: string;
  readonly icon?: IconName;
  /** What is torn off at the perforation: "S2 E4", "31 min left". */
  readonly stub?: ReactNode;
}

interface TicketLinkProps extends TicketFace, Omit<ComponentPropsWithoutRef<typeof Link>, "children"> {}

/** The one primary action of a view, as a link. */
export function TicketLink({ verb, icon, stub, className, ...rest }: TicketLinkProps) {
  return (
    <Link prefetch="intent" {...rest} className={`ticket ${className ?? ""}`}>
      <TicketFaces verb={verb} icon={icon} stub={stub} />
    </Link>
  );
}

interface TicketButtonProps extends TicketFace, Omit<ComponentPropsWithoutRef<"button">, "children"> {}

/** The one primary action of a view, as a button. */
export function TicketButton({ verb, icon, stub, className, ...rest }: TicketButtonProps) {
  return (
    <button type="button" {...rest} className={`ticket ${className ?? ""}`}>
      <TicketFaces verb={verb} icon={icon} stub={stub} />
    </button>
  );
}

function TicketFaces({ verb, icon, stub }: TicketFace) {
  return (
    <>
      <span>
        {icon ? <Icon name={icon} /> : null}
        {verb}
      </span>
      {stub ? <span>{stub}</span> : null}
    </>
  );
}
