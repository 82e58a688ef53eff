/**
 * Preact can set raw markup, which we never do. `web-ext lint`, and with it each reviewer of a store, warns of the
 * assignment to `innerHTML` all the same, and Preact has no build without it: so this one line is taken out.
 */
export const withoutMarkup = {
  name: 'without-markup',
  transform: {
    filter: { id: /\/preact\.mjs$/ },
    handler(code: string): string {
      const without = code.replace(/\w+\.innerHTML=\w+\.__html/, '0');
      if (without === code) throw new Error('Preact sets innerHTML in a new way');
      return without;
    },
  },
};
