import type { Ref } from 'preact';
import { useState } from 'preact/hooks';
import { formatDate, formatMoment } from '#components/ui/format.ts';
import { type Columns, orderIn, type Table, withWhen } from '#utils/pages/past/columns.ts';
import { parseWhen } from '#utils/pages/past/dates.ts';
import type { OpenFile, PastChoice } from '#utils/pages/past/open-file.ts';
import type { When } from '#utils/pages/past/types.ts';
import { t } from '#utils/platform/i18n.ts';

/** Rows of a table that are shown. */
const SHOWN = 5;

interface Props {
  /** Gets what holds it, which can have the focus. */
  self: Ref<HTMLDivElement>;
  file: OpenFile;
  onChoose: (choice: PastChoice) => void;
  onLeave: () => void;
}

/** Asks what a file does not say by itself: which columns of a table hold what, or whose work it is. */
export function BringInChoice({ self, file: { table, people }, onChoose, onLeave }: Props) {
  const [columns, setColumns] = useState(table?.guess);
  const [person, setPerson] = useState('');
  const isReady = table || person !== '';
  return (
    <div ref={self} tabIndex={-1} data-open>
      <form
        class="restore-preview"
        onSubmit={(event) => {
          event.preventDefault();
          onChoose({ ...(columns && { columns }), ...(person && { person }) });
        }}
      >
        {table && columns && <ColumnFields table={table} columns={columns} onChange={setColumns} />}
        {people.length > 0 && (
          <div class="take-away">
            <label>
              {t('past.who')}
              <select
                required
                value={person}
                onChange={({ currentTarget }) => setPerson(currentTarget.value)}
              >
                <option value="">{t('past.whoNobody')}</option>
                {people.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
          </div>
        )}
        <p class="actions">
          <button type="submit" class="button main" disabled={!isReady}>
            {t('past.look')}
          </button>
          <button type="button" class="button" data-close onClick={onLeave}>
            {t('restore.close')}
          </button>
        </p>
      </form>
    </div>
  );
}

interface ColumnProps {
  table: Table;
  columns: Columns;
  onChange: (columns: Columns) => void;
}

/** Which column of a table is which, with what comes of its first rows. */
function ColumnFields({ table, columns, onChange }: ColumnProps) {
  const { names, rows } = table;
  const { title, when, link, order } = columns;
  const options = names.map((name, place) => [place, name || t('past.column', place + 1)] as const);
  const [sample] = rows.map((row) => row[when] ?? '').filter((text) => orderIn([[text]], 0) !== undefined);
  return (
    <>
      <div class="take-away">
        <Choice
          name={t('past.title')}
          value={title}
          options={options}
          onChange={(title) => onChange({ ...columns, title })}
        />
        <Choice
          name={t('past.when')}
          value={when}
          options={options}
          onChange={(when) => onChange(withWhen(table, columns, when))}
        />
        <Choice
          name={t('past.address')}
          value={link ?? -1}
          options={[[-1, t('past.noAddress')], ...options]}
          onChange={(place) => {
            const { link: _, ...others } = columns;
            onChange(place < 0 ? others : { ...others, link: place });
          }}
        />
        {order && orderIn(rows, when) === 'either' && sample !== undefined && (
          <Choice
            name={t('past.order')}
            value={order}
            options={(['dmy', 'mdy'] as const).map((one) => [one, whenText(parseWhen(sample, one))])}
            onChange={(order) => onChange({ ...columns, order })}
          />
        )}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section class="scroll" tabIndex={0} aria-label={t('past.rows')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('past.title')}</th>
              <th scope="col">{t('past.when')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, SHOWN).map((row, place) => (
              <tr key={place}>
                <th scope="row">
                  <bdi>{row[title]}</bdi>
                </th>
                <td>{whenText(parseWhen(row[when] ?? '', order))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

interface ChoiceProps<T> {
  name: string;
  value: T;
  options: readonly (readonly [value: T, name: string])[];
  onChange: (value: T) => void;
}

function Choice<T extends string | number>({ name, value, options, onChange }: ChoiceProps<T>) {
  return (
    <label>
      {name}
      <select
        value={value}
        onChange={({ currentTarget }) => {
          const chosen = options[currentTarget.selectedIndex];
          if (chosen) onChange(chosen[0]);
        }}
      >
        {options.map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** A moment, or a day; what is none has no text of its own. */
function whenText(when: When | undefined): string {
  if (when === undefined) return t('past.noDate');
  return typeof when === 'number' ? formatMoment(when) : formatDate(when.day);
}
