import { useCallback, useRef, useState } from "react";
import { sentenceOfAnswer } from "#app/messages/sentence.ts";
import { type RpcClient } from "#app/trpc/client.ts";
import { loadRpcClient } from "#app/trpc/load-client.ts";

/** How far a question is that was asked of the server. */
export type Answer<Value> =
  | { readonly step: "none" }
  | { readonly step: "asking" }
  | { readonly step: "answered"; readonly value: Value }
  | { readonly step: "failed"; readonly words: string };

/** Asks one thing at a time: the answer to the last question counts, earlier ones are dropped. */
export function useAnswer<Value>() {
  const [answer, setAnswer] = useState<Answer<Value>>({ step: "none" });
  const asked = useRef(0);
  const ask = useCallback((call: (rpc: RpcClient) => Promise<Value>): void => {
    const number = (asked.current += 1);
    const tell = (next: Answer<Value>) => (number === asked.current ? setAnswer(next) : undefined);
    tell({ step: "asking" });
    loadRpcClient()
      .then(call)
      .then(
        (value) => tell({ step: "answered", value }),
        (error: unknown) =>
          tell({ step: "failed", words: sentenceOfAnswer(error) ?? "Connection lost. Try again." }),
      );
  }, []);
  const forget = useCallback((): void => {
    asked.current += 1;
    setAnswer({ step: "none" });
  }, []);
  return { answer, ask, forget };
}
