import { SourceMap, type SourceMapPayload } from 'node:module';
import { relative, resolve } from 'node:path';
import type { Plugin } from 'vite';

/** Bytes of one bundle, by the module that they were written in. */
export type ModuleSizes = Map<string, number>;

/**
 * Finds out what each bundle of a build is made of, exactly: by its source map, which says for each place of the
 * minified script where it comes from. Needs `build.sourcemap`.
 * @param onBundle gets the bundle's name and the bytes of each module, whose names are relative to `root`
 */
export function measureModules(root: string, onBundle: (name: string, sizes: ModuleSizes) => void): Plugin {
  return {
    name: 'measure-modules',
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk' || !chunk.map) continue;
        const payload = { ...chunk.map, version: Number(chunk.map.version), sourceRoot: '' };
        const folder = resolve(root, '.output/build', chunk.fileName, '..');
        onBundle(
          chunk.fileName,
          sizesOf(chunk.code, payload as unknown as SourceMapPayload, (source) =>
            relative(root, resolve(folder, source)),
          ),
        );
      }
    },
  };
}

/** The bytes of a script, which is ASCII, by module; what comes of none is the bundler's own. */
function sizesOf(code: string, payload: SourceMapPayload, nameOf: (source: string) => string): ModuleSizes {
  const map = new SourceMap(payload);
  const sizes: ModuleSizes = new Map();
  code.split('\n').forEach((text, line) => {
    for (let column = 0; column <= text.length; column++) {
      const entry = map.findEntry(line, column);
      const source = 'originalSource' in entry ? entry.originalSource : undefined;
      const name = source ? nameOf(source) : '(bundler)';
      sizes.set(name, (sizes.get(name) ?? 0) + 1);
    }
  });
  return sizes;
}
