/** Signs of a fingerprint that are shown, in groups of four: enough that nobody makes another key with the same. */
const SHOWN = 16;

/** What tells a key from others, to be compared by eye. @param props.of the whole of it, hex */
export function Fingerprint({ of }: { of: string }) {
  return <code class="fingerprint">{shortFingerprint(of)}</code>;
}

/** The same as a text. */
export function shortFingerprint(of: string): string {
  return of.slice(0, SHOWN).replace(/.{4}(?=.)/g, '$& ');
}
