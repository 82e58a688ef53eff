import { resolve } from 'node:path';
import { parseMessagesFile } from '@wxt-dev/i18n/build';
import { vi } from 'vitest';

/** The messages of a locale file, by the names that browsers know them by. */
export async function messagesOf(language: string): Promise<Map<string, string>> {
  const file = resolve(import.meta.dirname, `../../utils/platform/locales/${language}.yml`);
  return new Map(
    (await parseMessagesFile(file)).map((message) => [
      message.key.join('_'),
      message.type === 'plural' ? Object.values(message.plurals).join(' | ') : message.message,
    ]),
  );
}

/** Looks messages up as browsers do. */
export function lookUp(messages: ReadonlyMap<string, string>) {
  return (key: string, parts: string[] = []) =>
    (messages.get(key) ?? '').replace(/\$(\d)/g, (_, place) => parts[place - 1] ?? '');
}

/** Makes the browser one of a language. What is imported after that speaks it: a page reads its texts as it is loaded. */
export async function speak(language: string): Promise<void> {
  const { browser } = globalThis as unknown as {
    browser: { i18n: { getMessage: ReturnType<typeof lookUp> } };
  };
  browser.i18n.getMessage = lookUp(await messagesOf(language));
  vi.resetModules();
}
