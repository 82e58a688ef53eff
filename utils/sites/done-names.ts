/** Whether a name is one of those that mean done; what surrounds its words ("Done ✅", "Done?") does not matter. */
export function meansDone(name: string, doneNames: readonly string[]): boolean {
  const words = wordsOf(name);
  return words !== '' && doneNames.some((done) => wordsOf(done) === words);
}

function wordsOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
