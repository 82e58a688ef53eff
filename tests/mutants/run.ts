// How much the tests of the rules notice: `npm run mutants`, or `npm run mutants -- points ties` for some files of
// `utils/domain` only. It makes one small mistake after another and runs the tests until one notices; what none does is
// printed. All files together take about an hour.
import { globSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { BaseSequencer, createVitest, type TestSpecification } from 'vitest/node';
import { type Mutant, mutantsOf } from '#tests/mutants/mutate.ts';

const ROOT = resolve(import.meta.dirname, '../..');
/** Ms that the tests never need. */
const LONGEST_MS = 60_000;
/** A zone that is none of ours. */
process.env.TZ = 'Asia/Kolkata';

/** What is wrong now, and where. */
let file = '';
let mutant: Mutant | undefined;

/** A file's own tests notice most of what is wrong with it; the laws take longest. */
class OwnFirst extends BaseSequencer {
  override async sort(specs: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) =>
      basename(moduleId, '.test.ts') === basename(file, '.ts') ? 0 : moduleId.includes('laws') ? 2 : 1;
    return specs.toSorted((a, b) => place(a) - place(b));
  }
}

/** The same numbers every time, and no search for the smallest log that fails. */
const PLAIN = `import { configureGlobal } from 'fast-check';
configureGlobal({ seed: 1, endOnFailure: true });
`;

const vitest = await createVitest(
  {
    config: false,
    root: ROOT,
    include: ['tests/unit/domain/**/*.test.ts'],
    // It would keep files as they were, mistakes and all.
    fsModuleCache: false,
    watch: false,
    bail: 1,
    testTimeout: LONGEST_MS,
    reporters: [{}],
    // One thread for all tests, a new one for each mistake.
    ...{ pool: 'threads', isolate: false, maxWorkers: 1, fileParallelism: false },
    sequence: { sequencer: OwnFirst },
  },
  {
    logLevel: 'silent',
    plugins: [
      {
        name: 'mistakes',
        enforce: 'pre',
        transform(code, id) {
          if (mutant && id === file) return bounded(mutant.code);
          if (id.endsWith('.test.ts')) return PLAIN + code.replace(/\bRUNS = \d+/, 'RUNS = 6');
          return undefined;
        },
      },
    ],
  },
);
await vitest.standalone();
const specs = await vitest.globTestSpecifications();

/** Ends what would never end; all that comes after it is wrong then. */
function bounded(code: string): string {
  return code.replace(/while \((.*)\)/g, `while (Date.now() < ${Date.now() + LONGEST_MS} && ($1))`);
}

/** Whether all tests pass. */
async function passes(): Promise<boolean> {
  vitest.invalidateFile(file);
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specs, true);
  return unhandledErrors.length === 0 && testModules.every((module) => module.ok());
}

if (!(await passes())) throw new Error('the tests fail as it is');

const wanted = process.argv.slice(2);
const names = globSync('utils/domain/**/*.ts', { cwd: ROOT }).sort();
const scores: { name: string; count: number; survived: Mutant[] }[] = [];
for (const name of names.filter((name) => wanted.length === 0 || wanted.includes(basename(name, '.ts')))) {
  file = join(ROOT, name);
  const mutants = mutantsOf(readFileSync(file, 'utf8'));
  const survived: Mutant[] = [];
  for (mutant of mutants) {
    if (!(await passes())) continue;
    survived.push(mutant);
    console.log(`${name}:${mutant.line}  ${short(mutant.was)}  →  ${short(mutant.is)}`);
  }
  mutant = undefined;
  await passes();
  scores.push({ name: basename(name), count: mutants.length, survived });
  console.log(score(scores.slice(-1)));
}
console.log(score(scores));
await vitest.close();

function score(some: typeof scores): string {
  const [count, survived] = some.reduce(([a, b], one) => [a + one.count, b + one.survived.length], [0, 0]);
  const share = count === 0 ? 100 : (100 * (count - survived)) / count;
  const name = some.length === 1 ? some[0]?.name : 'all';
  return `${name}: ${share.toFixed(1)} % of ${count} noticed, ${survived} not`;
}

function short(code: string): string {
  const line = code.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}
