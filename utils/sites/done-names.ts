/** No name that means done is longer, and a page can hold any amount of text. */
const LONGEST_NAME = 300;

/** Whether a name is one of those that mean done; what surrounds its words ("Done ✅", "Done?") does not matter. */
export function meansDone(name: string, doneNames: readonly string[]): boolean {
  if (name.length > LONGEST_NAME) return false;
  const words = wordsOf(name);
  return words !== '' && doneNames.some((done) => wordsOf(done) === words);
}

function wordsOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
