import type { ListRef } from '#utils/sites/types.ts';

interface Props {
  /** All there is to choose from. */
  places: readonly ListRef[];
  chosen: readonly ListRef[];
  onChange: (chosen: ListRef[]) => void;
}

/** Places, each with a check mark if it means done. */
export function DoneLists({ places, chosen, onChange }: Props) {
  const has = ({ id }: ListRef) => chosen.some((place) => place.id === id);
  const toggle = (place: ListRef) =>
    onChange(has(place) ? chosen.filter(({ id }) => id !== place.id) : [...chosen, place]);
  return (
    <div>
      {places.map((place) => (
        <label key={place.id} class="choice">
          <input type="checkbox" checked={has(place)} onChange={() => toggle(place)} />
          <span>{place.name}</span>
        </label>
      ))}
    </div>
  );
}
