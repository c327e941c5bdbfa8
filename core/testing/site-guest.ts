import http from "node:http";

/** A client that uses a site over HTTP, and the answers that it got. */
export interface SiteGuest {
  readonly url: string;
  /** Every answer with its request. */
  readonly seen: readonly string[];
  readonly cookie: string;
  /** A request as a browser sends it; to another host by a full address. */
  ask(path: string, init?: RequestInit): Promise<Answer>;
  /** A GET of exactly this path: nothing resolves `..` in it. */
  askRaw(path: string): Promise<Answer>;
  query<Data>(name: string, input?: unknown): Promise<RpcAnswer<Data>>;
  mutate<Data>(name: string, input?: unknown): Promise<RpcAnswer<Data>>;
}

export interface Answer {
  readonly status: number;
  readonly text: string;
}

export interface RpcAnswer<Data> extends Answer {
  /** Null if the call was refused. */
  readonly data: Data | null;
  /** The message of a refusal. */
  readonly message: string;
}

interface RpcBody<Data> {
  readonly result?: { readonly data: { readonly json: Data } };
  readonly error?: { readonly json: { readonly message: string } };
}

/** A guest that is signed in, or anonymous. Throws if the site refuses the sign-in. */
export async function enterSite(
  url: string,
  account: { email: string; password: string } | null = null,
): Promise<SiteGuest> {
  const seen: string[] = [];
  let cookie = "";
  const note = (what: string, status: number, text: string): Answer => {
    seen.push(`${what} -> ${status}\n${text}`);
    return { status, text };
  };
  const ask: SiteGuest["ask"] = async (path, init = {}) => {
    const headers = { cookie, ...(init.headers as Record<string, string> | undefined) };
    const answer = await fetch(/^https?:/.test(path) ? path : url + path, {
      redirect: "manual",
      ...init,
      headers,
    });
    cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? cookie;
    return note(`${init.method ?? "GET"} ${path}`, answer.status, await answer.text());
  };
  const query: SiteGuest["query"] = async (name, input) => {
    const search = input === undefined ? "" : `?input=${encodeURIComponent(JSON.stringify(input))}`;
    return rpcAnswer(await ask(`/api/trpc/${name}${search}`));
  };
  const mutate: SiteGuest["mutate"] = async (name, input) => {
    const body = input === undefined ? "" : JSON.stringify(input);
    const headers = { "content-type": "application/json" };
    return rpcAnswer(await ask(`/api/trpc/${name}`, { method: "POST", headers, body }));
  };
  const askRaw = async (path: string) => {
    const { status, text } = await getRaw(url, path, cookie);
    return note(`GET ${path}`, status, text);
  };
  if (account) {
    const { status, text } = await mutate("auth.signIn", account);
    if (status !== 200) throw new Error(`${account.email} cannot sign in: ${text}`);
  }
  return {
    ...{ url, seen, ask, askRaw, query, mutate },
    get cookie() {
      return cookie;
    },
  };
}

function rpcAnswer<Data>({ status, text }: Answer): RpcAnswer<Data> {
  const body = JSON.parse(text) as RpcBody<Data>;
  return { status, text, data: body.result?.data.json ?? null, message: body.error?.json.message ?? "" };
}

function getRaw(url: string, path: string, cookie: string): Promise<Answer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const request = http.get({ hostname, port, path, headers: { cookie } }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (piece: string) => (text += piece));
      response.once("end", () => resolve({ status: response.statusCode ?? 0, text }));
    });
    request.once("error", reject);
  });
}
