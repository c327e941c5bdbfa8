import { type ReactElement } from "react";
import { browsePath } from "#app/components/browse/browse-state.ts";
import { Row } from "#app/components/catalog/row.tsx";
import { TitleCard } from "#app/components/catalog/title-card.tsx";
import { type CardRowProps } from "#app/components/home/card-row-props.ts";
import { ContinueRow } from "#app/components/home/continue-row.tsx";
import { NextUpRow } from "#app/components/home/next-up-row.tsx";
import { type HomeRow } from "#core/catalog/home/home-rows.ts";
import { type ListedTitle } from "#core/catalog/types.ts";

type RowKind = HomeRow["kind"];
type ItemOf<Kind extends RowKind> = Extract<HomeRow, { kind: Kind }>["items"][number];

/** How the rows of a kind are drawn, and what one is called that has no name of its own. */
interface RowLook<Item> {
  readonly heading: string;
  /** `number` counts the rows of this kind from 0. */
  readonly draw: (props: CardRowProps<Item>, number: number) => ReactElement;
}

/** Every kind of row that core/catalog/home/home-rows.ts sends. */
const LOOKS: { readonly [Kind in RowKind]: RowLook<ItemOf<Kind>> } = {
  continueWatching: { heading: "Continue watching", draw: (props) => <ContinueRow {...props} /> },
  nextUp: { heading: "Next up", draw: (props) => <NextUpRow {...props} /> },
  recentlyAdded: { heading: "New", draw: (props) => <TitleRow {...props} form="poster" /> },
  // In turn, so that the page does not become one grid.
  genre: {
    heading: "Genre",
    draw: (props, number) => <TitleRow {...props} form={number % 2 === 0 ? "wide" : "poster"} />,
  },
};

/** The rows of Home in the order in which they are sent. */
export function HomeRows({ rows }: { readonly rows: readonly HomeRow[] }) {
  return rows.map((row, index) => {
    const before = rows.slice(0, index).filter(({ kind }) => kind === row.kind);
    return <DrawnRow key={row.id} row={row} number={before.length} />;
  });
}

function DrawnRow({ row, number }: { readonly row: HomeRow; readonly number: number }) {
  // A row's kind says what its items are; TypeScript does not carry that through the table.
  const { heading, draw } = LOOKS[row.kind] as RowLook<unknown>;
  const { id, name, fullList, items } = row;
  return draw(
    { id, heading: name ?? heading, items, ...(fullList && { allPath: pathOf(fullList) }) },
    number,
  );
}

function pathOf({ list, genre }: NonNullable<HomeRow["fullList"]>): string {
  return browsePath(`/${list}`, genre === undefined ? {} : { filters: { genre } });
}

function TitleRow({ form, ...row }: CardRowProps<ListedTitle> & { readonly form: "wide" | "poster" }) {
  return (
    <Row {...row} keyOf={({ id }) => id}>
      {(title, stop) => <TitleCard title={title} stop={stop} form={form} />}
    </Row>
  );
}
