import { lookUp, messagesOf } from '#tests/support/speak.ts';

/** What our texts need of a browser; they are those that the build ships. */
Object.assign(globalThis, {
  browser: {
    runtime: { id: 'microwin' },
    i18n: { getMessage: lookUp(await messagesOf('en')) },
  },
  // The polyfill looks for it before it looks for `browser`.
  chrome: { runtime: { id: 'microwin' } },
});
