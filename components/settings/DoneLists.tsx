import type { ListRef } from '#utils/sites/types.ts';

interface Props {
  /** All there is to choose from. */
  lists: readonly ListRef[];
  chosen: readonly ListRef[];
  onChange: (chosen: ListRef[]) => void;
}

/** Lists of a board, each with a check mark if its cards count as done. */
export function DoneLists({ lists, chosen, onChange }: Props) {
  const has = ({ id }: ListRef) => chosen.some((list) => list.id === id);
  const toggle = (list: ListRef) =>
    onChange(has(list) ? chosen.filter(({ id }) => id !== list.id) : [...chosen, list]);
  return (
    <div>
      {lists.map((list) => (
        <label key={list.id} class="choice">
          <input type="checkbox" checked={has(list)} onChange={() => toggle(list)} />
          <span>{list.name}</span>
        </label>
      ))}
    </div>
  );
}
