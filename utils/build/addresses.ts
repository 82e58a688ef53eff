import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What package.json may say of where Microwin is at home. What it does not name, the product does not offer. */
interface Named {
  homepage?: string;
  bugs?: string | { url?: string };
  /** Where anybody can read `PRIVACY.md`; stores ask for it. */
  privacyPage?: string;
}

/** The addresses that package.json names; '' where it names none. */
export interface Addresses {
  home: string;
  /** Where problems are reported. */
  reports: string;
  privacy: string;
}

/** @throws when what is named is no `https` address */
export function addressesOf({ homepage = '', bugs = '', privacyPage = '' }: Named): Addresses {
  const reports = typeof bugs === 'string' ? bugs : (bugs.url ?? '');
  const named = [homepage, reports, privacyPage].filter((address) => address !== '');
  const odd = named.find((address) => !/^https:$/.test(URL.parse(address)?.protocol ?? ''));
  if (odd) throw new Error(`package.json names what is no https address: ${odd}`);
  return { home: homepage, reports, privacy: privacyPage };
}

/** The addresses of the project whose package.json lies in a folder. */
export function readAddresses(folder: string): Addresses {
  return addressesOf(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
}

/** What takes their place in the code of `utils/platform/addresses.ts`. */
export function constantsOf(addresses: Addresses): Record<string, string> {
  return { 'import.meta.env.ADDRESSES': JSON.stringify(addresses) };
}
