/** Plays two soft tones, a third of a second in all. A browser plays them only in a page that somebody has pressed. */
export function chime(): void {
  const audio = new AudioContext();
  const now = audio.currentTime;
  const end = now + 0.3;
  const tone = new OscillatorNode(audio);
  tone.frequency.setValueAtTime(523, now).setValueAtTime(784, now + 0.1);
  const volume = new GainNode(audio);
  volume.gain.setValueAtTime(0.06, now).exponentialRampToValueAtTime(0.001, end);
  tone.connect(volume).connect(audio.destination);
  tone.start();
  tone.stop(end);
  tone.onended = () => audio.close();
}
