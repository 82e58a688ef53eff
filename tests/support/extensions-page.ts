// All of this runs in the browser's own page of extensions.

/** Lets the browser start unpacked extensions anew. */
export async function becomeDeveloper(): Promise<void> {
  const { chrome } = globalThis as unknown as {
    chrome: { developerPrivate: { updateProfileConfiguration(change: object): Promise<void> } };
  };
  await chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
}

/** Disables an extension, or enables it again. */
export async function setEnabled({ id, enabled }: { id: string; enabled: boolean }): Promise<void> {
  const { chrome } = globalThis as unknown as {
    chrome: { management: { setEnabled(id: string, enabled: boolean): Promise<void> } };
  };
  await chrome.management.setEnabled(id, enabled);
}
