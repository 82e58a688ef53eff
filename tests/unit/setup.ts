import { resolve } from 'node:path';
import { parseMessagesFile } from '@wxt-dev/i18n/build';

/** What our texts need of a browser; they are those that the build ships. */
const messages = await parseMessagesFile(resolve(import.meta.dirname, '../../utils/platform/locales/en.yml'));
const texts = new Map(
  messages.map((message) => [
    message.key.join('_'),
    message.type === 'plural' ? Object.values(message.plurals).join(' | ') : message.message,
  ]),
);

Object.assign(globalThis, {
  browser: {
    runtime: { id: 'microwin' },
    i18n: {
      getMessage: (key: string, parts: string[] = []) =>
        (texts.get(key) ?? '').replace(/\$(\d)/g, (_, place) => parts[place - 1] ?? ''),
    },
  },
  // The polyfill looks for it before it looks for `browser`.
  chrome: { runtime: { id: 'microwin' } },
});
