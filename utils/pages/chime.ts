/** Two soft tones, one after the other: their pitch (Hz) and when each begins (s). */
const TONES = [
  [659.25, 0],
  [880, 0.18],
] as const;
/** How long a tone takes to die away (s), and how loud it begins (1 is as loud as can be). */
const FADE_S = 0.9;
const LOUDNESS = 0.15;

/** Plays two soft tones, made here; whether they could be heard: a browser allows it only to a page that was used. */
export async function playChime(): Promise<boolean> {
  if (!navigator.userActivation.hasBeenActive) return false;
  const context = new AudioContext();
  await context.resume();
  const last = TONES.map(([pitch, begin]) => playTone(context, pitch, context.currentTime + begin)).at(-1);
  last?.addEventListener('ended', () => void context.close());
  return true;
}

function playTone(context: AudioContext, pitch: number, begin: number): OscillatorNode {
  const tone = new OscillatorNode(context, { type: 'sine', frequency: pitch });
  const loudness = new GainNode(context, { gain: 0 });
  loudness.gain.setValueAtTime(LOUDNESS, begin);
  loudness.gain.exponentialRampToValueAtTime(0.001, begin + FADE_S);
  tone.connect(loudness).connect(context.destination);
  tone.start(begin);
  tone.stop(begin + FADE_S);
  return tone;
}
