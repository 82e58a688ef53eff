import { t } from '#utils/platform/i18n.ts';
import { isNameId } from '#utils/sites/done-names.ts';
import type { DetectionSettings, ListRef } from '#utils/sites/types.ts';

const ANSWERS: [name: string, counts: boolean | undefined][] = [
  [t('databases.counts'), true],
  [t('databases.countsNot'), false],
  [t('databases.open'), undefined],
];

interface Props {
  databases: DetectionSettings['databases'];
  /** Those that were asked about and have no answer. */
  questions: readonly ListRef[];
  onAnswer: (database: ListRef, counts: boolean | undefined) => void;
}

/** Databases, each with the person's answer to whether something done in it finishes a row; and names that may mean so. */
export function NotionDatabases({ databases, questions, onAnswer }: Props) {
  const answered = new Map(databases.map(({ id, counts }) => [id, counts]));
  const all = [...databases, ...questions.filter(({ id }) => !answered.has(id))];
  // By name, so that none moves when it is answered.
  all.sort((a, b) => a.name.localeCompare(b.name));
  return (
    <div>
      {all.map(({ id, name }) => (
        <fieldset key={id} class="answer">
          <legend>{isNameId(id) ? t('databases.meansDone', name) : name || t('databases.nameless')}</legend>
          <div class="answers">
            {ANSWERS.map(([answer, counts]) => (
              <label key={answer}>
                <input
                  type="radio"
                  name={id}
                  checked={answered.get(id) === counts}
                  onChange={() => onAnswer({ id, name }, counts)}
                />
                {answer}
              </label>
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  );
}
