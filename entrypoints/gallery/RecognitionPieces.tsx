import { OwnKey } from '#components/recognition/OwnKey.tsx';
import { Receive } from '#components/recognition/Receive.tsx';
import { Recognition } from '#components/recognition/Recognition.tsx';
import { Signing } from '#components/recognition/Signing.tsx';
import { ThankForm } from '#components/recognition/ThankForm.tsx';
import { later, nothing } from '#entrypoints/gallery/data.ts';
import { Piece } from '#entrypoints/gallery/Piece.tsx';
import { RECOGNITION, SHOWN } from '#entrypoints/gallery/recognition.ts';
import { WINS } from '#entrypoints/gallery/week.ts';
import type { ShownRecognition } from '#utils/pages/recognition/actions.ts';

const EMPTY: ShownRecognition = { received: [], names: new Map(), own: [] };
const WORDS = { words: 'You stayed calm.', title: 'Fix the importer', url: 'https://github.com/o/r/pull/17' };

/** Thanks that are given and kept. */
export function RecognitionPieces() {
  const signing = { about: WORDS, isSigned: false, onSigned: nothing };
  return (
    <>
      <Piece name="Recognition: nothing yet">
        <Recognition {...RECOGNITION} wins={WINS} onGiven={undefined} onFetch={async () => EMPTY} />
      </Piece>
      <Piece name="Recognition: some">
        <Recognition {...RECOGNITION} wins={WINS} onGiven={undefined} />
      </Piece>
      <Piece name="Thanks: empty">
        <ThankForm id="gallery-thanks" wins={WINS} signing={RECOGNITION} />
      </Piece>
      <Piece name="Signing: without a key">
        <Signing {...RECOGNITION} {...signing} onKey={async () => undefined} />
      </Piece>
      <Piece name="Signing: with a key">
        <Signing {...RECOGNITION} {...signing} />
      </Piece>
      <Piece name="Taking in: somebody unknown">
        <Receive {...RECOGNITION} shown={SHOWN} given="recognition:thanks:9" onChange={later} />
      </Piece>
      <Piece name="Taking in: altered">
        <Receive {...RECOGNITION} shown={SHOWN} given="altered" onChange={later} />
      </Piece>
      <Piece name="Key: none">
        <OwnKey {...RECOGNITION} shown={EMPTY} onChange={later} />
      </Piece>
      <Piece name="Key: one, and names">
        <OwnKey {...RECOGNITION} shown={SHOWN} onChange={later} />
      </Piece>
    </>
  );
}
