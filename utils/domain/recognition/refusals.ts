/**
 * Why something that was handed in is not taken. `large`: longer than it may be. `prefix`: there is none in it.
 * `version`: a later build made it. `damaged`: it was cut off or broken on the way. `unsigned`, `algorithm`: it says that
 * nothing signed it, or something else than ES256. `key`: the key that it names is none that it could be checked by.
 * `issuer`: it is from somebody else than the owner of that key. `altered`: it is not what was signed. `expired`,
 * `future`: it holds no more, or not yet. `shape`: it is signed, and is nothing that Microwin knows. `known`: it is kept already. `joined`:
 * it is the invitation to a milestone that the person is in.
 *
 * Of a proof, which its owner signed: `entry`: what it tells of an entry is not what that was sealed with. `leaf`: an entry
 * is not in the log with its root. `root`: its entries are in one log, with another root. `content`: it is not what its
 * name says, so that an endorsement of that name is of something else. `endorsement`: one in it does not hold.
 *
 * Of week cards: `cardLarge`, `cardShape`: it is too long, or no card. `team`: it is for a milestone that the person is not in.
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
  | 'known'
  | 'joined'
  | 'entry'
  | 'leaf'
  | 'root'
  | 'content'
  | 'endorsement'
  | 'cardLarge'
  | 'cardShape'
  | 'team'
  | 'week'
  | 'doubled'
  | 'replayed';
