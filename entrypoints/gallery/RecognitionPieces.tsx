import { OwnKey } from '#components/recognition/OwnKey.tsx';
import { Receive } from '#components/recognition/Receive.tsx';
import { Recognition } from '#components/recognition/Recognition.tsx';
import { Signing } from '#components/recognition/Signing.tsx';
import { ThankForm } from '#components/recognition/ThankForm.tsx';
import { Together } from '#components/recognition/Together.tsx';
import { later, nothing, VIEW } from '#entrypoints/gallery/data.ts';
import { Piece } from '#entrypoints/gallery/Piece.tsx';
import { RECOGNITION, SHOWN, togetherWith } from '#entrypoints/gallery/recognition.ts';
import { WINS } from '#entrypoints/gallery/week.ts';
import type { ShownRecognition } from '#utils/pages/recognition/actions.ts';

const EMPTY: ShownRecognition = {
  ...{ received: [], names: new Map(), own: [] },
  together: { teams: [], cards: [] },
};
const WORDS = { words: 'You stayed calm.', title: 'Fix the importer', url: 'https://github.com/o/r/pull/17' };

/** Thanks that are given and kept. */
export function RecognitionPieces() {
  const signing = { about: WORDS, isSigned: false, onSigned: nothing };
  return (
    <>
      <Piece name="Recognition: nothing yet">
        <Recognition
          {...RECOGNITION}
          view={VIEW}
          wins={WINS}
          onGiven={undefined}
          onFetch={async () => EMPTY}
        />
      </Piece>
      <Piece name="Recognition: some">
        <Recognition {...RECOGNITION} view={VIEW} wins={WINS} onGiven={undefined} />
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
      <Piece name="Taking in: a week card">
        <Receive
          {...RECOGNITION}
          shown={{ ...SHOWN, together: togetherWith() }}
          given="card"
          onChange={later}
        />
      </Piece>
      <Piece name="Taking in: an invitation">
        <Receive {...RECOGNITION} shown={SHOWN} given="invitation" onChange={later} />
      </Piece>
      <Piece name="Together: nothing yet">
        <Together {...RECOGNITION} shown={EMPTY} view={VIEW} onChange={later} />
      </Piece>
      {[undefined, 23, 44].map((days) => (
        <Piece key={days} name={`Together: ${days ?? 'too few cards'}`}>
          <Together
            {...RECOGNITION}
            shown={{ ...SHOWN, together: togetherWith(days) }}
            view={VIEW}
            onChange={later}
          />
        </Piece>
      ))}
      <Piece name="Key: none">
        <OwnKey {...RECOGNITION} shown={EMPTY} onChange={later} />
      </Piece>
      <Piece name="Key: one, and names">
        <OwnKey {...RECOGNITION} shown={SHOWN} onChange={later} />
      </Piece>
    </>
  );
}
