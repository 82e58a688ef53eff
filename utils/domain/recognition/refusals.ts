/**
 * Why something that was handed in is not kept. `large`: longer than thanks are. `prefix`: there is none in it.
 * `version`: a later build made it. `damaged`: it was cut off or broken on the way. `unsigned`, `algorithm`: it says that
 * nothing signed it, or something else than ES256. `key`: the key that it names is none that it could be checked by.
 * `issuer`: it is from somebody else than the owner of that key. `altered`: it is not what was signed. `expired`,
 * `future`: it holds no more, or not yet. `shape`: it is signed, and is no thanks.
 *
 * Of week cards: `cardLarge`, `cardShape`: the same of a card. `team`: it is for a milestone that the person is not in.
 * `week`: its week is too long ago, or has not begun. `doubled`: it is here already. `replayed`: a fuller one of that week is.
 */
export type Refusal =
  | 'large'
  | 'prefix'
  | 'version'
  | 'damaged'
  | 'unsigned'
  | 'algorithm'
  | 'key'
  | 'issuer'
  | 'altered'
  | 'expired'
  | 'future'
  | 'shape'
  | 'cardLarge'
  | 'cardShape'
  | 'team'
  | 'week'
  | 'doubled'
  | 'replayed';
