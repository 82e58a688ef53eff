/*
 * What every fake site shares: how late the page commits, how slow the server is and whether it refuses,
 * and a panel of buttons for what a person cannot do alone (a teammate's change, a remount).
 * Tests set the same knobs through `window.fakeSite`.
 */
(() => {
  const fromFile = location.protocol === 'file:';

  window.fakeSite = {
    /** Ms between the person's input and the page showing it. 0 is the same task. */
    commitDelay: 0,
    /** Ms before a write leaves the page. */
    serverDelay: 120,
    /** When true the next write is answered with an error, once. */
    refuseNext: false,
    /** Ms that the server takes for its answer. */
    answerDelay: 0,
    /** How many of the next tries fail as those of a busy server do. The page tries again. */
    failNext: 0,
    /** Ms after such a failure at which it does. */
    retryDelay: 300,
    /** Whether writes leave the page. Where none does, its looks are all there is to go by. */
    sends: true,

    /** Sends a write as the real site would; true when the server took it. Opened from a file, it is always taken. */
    async save(method, path, body) {
      const refuse = this.refuseNext;
      this.refuseNext = false;
      await new Promise((resolve) => setTimeout(resolve, this.serverDelay));
      if (fromFile || !this.sends) return !refuse;
      for (;;) {
        const answer = await fetch(path, {
          method,
          headers: {
            'content-type': 'application/json',
            'x-answer-after': this.answerDelay,
            ...(this.failNext > 0 ? { 'x-refuse': 'fail' } : refuse && { 'x-refuse': 'refuse' }),
          },
          body: JSON.stringify(body),
        });
        if (answer.status !== 503) return answer.ok;
        this.failNext--;
        await new Promise((resolve) => setTimeout(resolve, this.retryDelay));
      }
    },

    /** Shows a panel with one button for each named action, and keeps the actions callable from a test. */
    offer(actions) {
      this.actions = actions;
      const panel = document.createElement('details');
      panel.className = 'fake-site-panel';
      const summary = document.createElement('summary');
      summary.textContent = 'Controls of the fake site';
      panel.append(summary);
      const knobs = {
        'Commit late': () => (this.commitDelay = this.commitDelay ? 0 : 600),
        'Refuse the next save': () => (this.refuseNext = true),
        'Send nothing': () => (this.sends = !this.sends),
      };
      for (const [name, run] of Object.entries({ ...knobs, ...actions })) {
        const button = document.createElement('button');
        button.type = 'button';
        button.textContent = name;
        button.addEventListener('click', () => run());
        panel.append(button);
      }
      document.body.append(panel);
    },
  };
})();
