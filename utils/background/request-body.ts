import type { WebRequest } from '#utils/platform/browser.ts';

/** Longest body that is looked into, in bytes; what finishes something is short. */
const LONGEST_BODY = 1_000_000;

/** What a request carries. */
export interface Body {
  /** A JSON value, or a form's fields with their first values; undefined for everything else, and for what is too long. */
  value?: unknown;
  /** Whether there is something that is neither: a file, or what was packed. */
  isUnreadable?: true;
}

/** Reads the body of a request as the browser shows it. */
export function bodyOf(body: WebRequest.OnBeforeRequestDetailsType['requestBody']): Body {
  if (body?.formData) {
    // The type says text, browsers give lists of texts.
    const fields = Object.entries(body.formData).map(([key, values]) => [key, [values].flat()[0]]);
    return { value: Object.fromEntries(fields) };
  }
  if (!body) return {};
  const parts = (body.raw ?? []).map(({ bytes }) => bytes);
  // A browser gives no bytes of what lies in a file, or in its own memory.
  if (parts.length === 0 || !parts.every((part): part is ArrayBuffer => part instanceof ArrayBuffer))
    return { isUnreadable: true };
  if (parts.reduce((sum, { byteLength }) => sum + byteLength, 0) > LONGEST_BODY) return {};
  const decoder = new TextDecoder();
  const text = parts.map((part) => decoder.decode(part, { stream: true })).join('') + decoder.decode();
  try {
    return { value: JSON.parse(text) };
  } catch {
    // Some pages send a form without saying so.
    return /^[\w.[\]%-]+=/.test(text)
      ? { value: Object.fromEntries(new URLSearchParams(text)) }
      : { isUnreadable: true };
  }
}
