import {
  PULL_HEADER,
  pullBehind,
  RAILS_HEADER,
  shownIn,
  TITLE,
  threadSubject,
  type View,
} from '#utils/sites/github/thread.ts';

const HEADER_LINKS = [PULL_HEADER, RAILS_HEADER].map((header) => `${header} a`).join();

/**
 * The names of what is merged along with a pull request of a stack: the layers below it, as its header shows them. A
 * layer is made before the one that stands on it, so its number is smaller.
 */
export function layersBelow({ root, thread }: View): string[] {
  const numberOf = (name: string) => Number(name.split('#')[1]);
  const layers = shownIn(root, HEADER_LINKS)
    .filter((link) => !link.closest(TITLE))
    .flatMap((link) => pullBehind(link, thread) ?? []);
  const [repository] = thread.name.split('#');
  return [...new Set(layers)]
    .filter((name) => name.startsWith(`${repository}#`) && numberOf(name) < numberOf(thread.name))
    .map((name) => threadSubject({ name, type: 'pull' }));
}
