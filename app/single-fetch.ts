// With single fetch, Dates and Maps survive loaders: this tells the types so.
declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

export {};
