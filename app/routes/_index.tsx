export default function Home() {
  return (
    <main>
      <h1>Matinee</h1>
    </main>
  );
}
