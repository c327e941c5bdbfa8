/** What every row of Home is drawn from. */
export interface CardRowProps<Item> {
  /** Unique on the page, and the same on the next visit. */
  readonly id: string;
  readonly heading: string;
  /** The address of the complete list. */
  readonly allPath?: string;
  readonly items: readonly Item[];
}
