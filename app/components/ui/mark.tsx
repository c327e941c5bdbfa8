/** The wordmark. The dot of its i lights up while a page loads. */
export function Mark({ waiting = false }: { readonly waiting?: boolean }) {
  return (
    <span className="mark" data-waiting={waiting || undefined}>
      <span aria-hidden="true">
        Mat<i>ı</i>nee
      </span>
      <span className="sr-only">Matinee</span>
    </span>
  );
}
