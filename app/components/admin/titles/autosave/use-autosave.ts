import { useFetcher } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState, type RefObject } from "react";
import {
  adoptValues,
  changedValues,
  pick,
  putValues,
  valuesOf,
  type FormValues,
} from "#app/components/admin/titles/autosave/form-values.ts";
import { useUnsavedFlag } from "#app/components/admin/titles/unsaved.tsx";
import { type FormAnswer, type PageError } from "#app/trpc/loader-errors.ts";

/** After the last key: long enough for a word, short enough to be forgotten. */
const SAVE_AFTER_MS = 900;
const MAX_UNDO = 50;

export type SaveStep = "idle" | "unsaved" | "saving" | "saved" | "failed" | "conflict";

interface Sent {
  readonly values: FormValues;
  readonly before: FormValues;
  readonly isUndo: boolean;
}

/**
 * Saves a form by itself, a moment after the last change: only the changed fields, with what they were before, so that
 * another editor's change is noticed. What was typed stays in the fields until it is saved, whatever happens.
 */
export function useAutosave(form: RefObject<HTMLFormElement>) {
  const fetcher = useFetcher<FormAnswer>();
  const [step, setStep] = useState<SaveStep>("idle");
  const [error, setError] = useState<PageError | null>(null);
  const [undoSteps, setUndoSteps] = useState<readonly FormValues[]>([]);
  const saved = useRef<FormValues | null>(null);
  const sent = useRef<Sent | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useUnsavedFlag(step !== "idle" && step !== "saved");
  useEffect(() => {
    if (form.current) saved.current ??= valuesOf(form.current);
    return () => clearTimeout(timer.current);
  }, [form]);

  const { submit } = fetcher;
  const save = useCallback(
    ({ isForced = false, isUndo = false } = {}): void => {
      clearTimeout(timer.current);
      if (sent.current || !form.current || !saved.current) return;
      const values = changedValues(valuesOf(form.current), saved.current);
      const names = Object.keys(values);
      if (names.length === 0) return setStep((now) => (now === "idle" ? now : "saved"));
      const before = pick(saved.current, names);
      sent.current = { values, before, isUndo };
      setStep("saving");
      const expected: FormValues = isForced ? {} : { expected: JSON.stringify(before) };
      submit({ intent: "edit", ...values, ...expected }, { method: "post" });
    },
    [form, submit],
  );

  useEffect(() => {
    const answered = sent.current;
    if (fetcher.state !== "idle" || !answered) return;
    sent.current = null;
    const { ok = false, error: refusal = null } = fetcher.data ?? {};
    setError(refusal);
    if (!ok) return setStep(refusal?.domainCode === "conflict" ? "conflict" : "failed");
    saved.current = { ...saved.current, ...answered.values };
    if (!answered.isUndo) setUndoSteps((steps) => [...steps, answered.before].slice(-MAX_UNDO));
    setStep("saved");
    // What was typed meanwhile.
    save();
  }, [fetcher.state, fetcher.data, save]);

  const onChange = (): void => {
    setStep("unsaved");
    clearTimeout(timer.current);
    timer.current = setTimeout(save, SAVE_AFTER_MS);
  };
  const undo = (): void => {
    const last = undoSteps.at(-1);
    if (!last || !form.current) return;
    setUndoSteps(undoSteps.slice(0, -1));
    putValues(form.current, last);
    save({ isUndo: true });
  };
  /** Takes the other editor's values of the fields that were changed here; `theirs` are the page's present ones. */
  const takeTheirs = (theirs: FormValues): void => {
    if (!form.current || !saved.current) return;
    const names = Object.keys(changedValues(valuesOf(form.current), saved.current));
    saved.current = { ...saved.current, ...pick(theirs, names) };
    putValues(form.current, pick(theirs, names));
    setError(null);
    setStep("saved");
  };
  /** Takes values that were saved by other means, in the fields without a change of their own. */
  const adopt = (values: FormValues): void => {
    if (form.current && saved.current) saved.current = adoptValues(form.current, saved.current, values);
  };
  const retry = (): void => save({ isForced: step === "conflict" });
  return { step, error, onChange, save, retry, takeTheirs, adopt, undo: undoSteps.length > 0 ? undo : null };
}
