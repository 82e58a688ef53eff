declare global {
  interface ImportMetaEnv {
    /** Put in by the build (`utils/build/addresses.ts`); nowhere else. */
    readonly ADDRESSES?: { home: string; reports: string; privacy: string };
  }
}

/** Where Microwin is at home, takes reports and says what it does with data: as package.json names it; '' for nowhere. */
export const ADDRESSES = import.meta.env.ADDRESSES ?? { home: '', reports: '', privacy: '' };
