import { CheckProof } from '#components/recognition/CheckProof.tsx';
import { OwnKey } from '#components/recognition/OwnKey.tsx';
import { ProofForm } from '#components/recognition/ProofForm.tsx';
import { Proofs } from '#components/recognition/Proofs.tsx';
import { Receive } from '#components/recognition/Receive.tsx';
import { Recognition } from '#components/recognition/Recognition.tsx';
import { RootLine } from '#components/recognition/RootLine.tsx';
import { SignThanks } from '#components/recognition/SignThanks.tsx';
import { TakeEndorsement } from '#components/recognition/TakeEndorsement.tsx';
import { ThankForm } from '#components/recognition/ThankForm.tsx';
import { Together } from '#components/recognition/Together.tsx';
import { later, nothing, VIEW } from '#entrypoints/gallery/data.ts';
import { Piece } from '#entrypoints/gallery/Piece.tsx';
import { ENDORSEMENT, PROOF, RECOGNITION, SHOWN, togetherWith } from '#entrypoints/gallery/recognition.ts';
import { WINS } from '#entrypoints/gallery/week.ts';
import type { AchievementProgress } from '#utils/domain/scoring/achievements.ts';
import type { ShownRecognition } from '#utils/pages/recognition/actions.ts';

const EMPTY: ShownRecognition = {
  ...{ received: [], proofs: [], names: new Map(), own: [] },
  together: { teams: [], cards: [] },
};
const REACHED: AchievementProgress[] = [
  { name: '10 wins', count: 10, need: 10, on: '2026-10-03', provisional: false },
];
const WORDS = { words: 'You stayed calm.', title: 'Fix the importer', url: 'https://github.com/o/r/pull/17' };

/** Thanks that are given and kept. */
export function RecognitionPieces() {
  const signing = { about: WORDS, signed: undefined, onSigned: nothing };
  return (
    <>
      <Piece name="Recognition: nothing yet">
        <Recognition
          {...RECOGNITION}
          view={VIEW}
          wins={WINS}
          achievements={[]}
          onGiven={undefined}
          onFetch={async () => EMPTY}
        />
      </Piece>
      <Piece name="Recognition: some">
        <Recognition {...RECOGNITION} view={VIEW} wins={WINS} achievements={[]} onGiven={undefined} />
      </Piece>
      <Piece name="Thanks: empty">
        <ThankForm id="gallery-thanks" wins={WINS} signing={RECOGNITION} />
      </Piece>
      <Piece name="Signing: without a key">
        <SignThanks {...RECOGNITION} {...signing} onKey={async () => undefined} />
      </Piece>
      <Piece name="Signing: with a key">
        <SignThanks {...RECOGNITION} {...signing} />
      </Piece>
      <Piece name="Taking in: somebody unknown">
        <Receive {...RECOGNITION} shown={SHOWN} given="recognition:thanks:9" onChange={async () => SHOWN} />
      </Piece>
      <Piece name="Taking in: altered">
        <Receive {...RECOGNITION} shown={SHOWN} given="altered" onChange={async () => SHOWN} />
      </Piece>
      <Piece name="Taking in: a week card">
        <Receive
          {...RECOGNITION}
          shown={{ ...SHOWN, together: togetherWith() }}
          given="card"
          onChange={async () => SHOWN}
        />
      </Piece>
      <Piece name="Taking in: an invitation">
        <Receive {...RECOGNITION} shown={SHOWN} given="invitation" onChange={async () => SHOWN} />
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
      <Piece name="Proofs: some">
        <Proofs {...RECOGNITION} shown={SHOWN} achievements={[]} onChange={later} />
      </Piece>
      <Piece name="Proof: a new one">
        <ProofForm
          {...RECOGNITION}
          achievements={REACHED}
          ownKey={{ did: 'did:jwk:e30', fingerprint: PROOF.signer, since: 0 }}
          onDone={nothing}
        />
      </Piece>
      <Piece name="The line of a month">
        <RootLine {...RECOGNITION} />
      </Piece>
      <Piece name="Taking in: a proof">
        <CheckProof {...RECOGNITION} proof={PROOF} shown={EMPTY} onChange={later} />
      </Piece>
      <Piece name="Taking in: an endorsement">
        <TakeEndorsement
          {...RECOGNITION}
          endorsement={ENDORSEMENT}
          shown={SHOWN}
          onAdded={later}
          onChange={later}
        />
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
