/*
 * How the GitHub replica shows what people say of a pull request: conversations in it, and reviews of it in the newer
 * and in the older view of its files. Pure functions, like those in pages.js.
 */
(() => {
  const { html, icon, person, number, button, chevron, methods } = window.pages.bits;

  /** A conversation among the timeline: Rails. One that is resolved, or outdated, is loaded folded. */
  function conversation(one, here) {
    return ({ id, comment, resolved, outdated, folded }) => {
      const done = String(resolved || outdated);
      const address = `${here.base}/pull/${one.number}/threads/${id}`;
      const [verb, label] = resolved ? ['unresolve', 'Unresolve'] : ['resolve', 'Resolve'];
      const form = html`<form class="js-resolvable-timeline-thread-form" method="post" action="${address}/${verb}">
        <button type="submit" class="btn" value="${verb}" data-disable-with="Resolving…">${label} conversation</button></form>`;
      return html`<review-thread-collapsible data-resolved="${done}"
        class="box js-resolvable-timeline-thread-container" ${folded && html`data-deferred-content-url="${address}" data-hidden-comment-ids="${String(comment)}"`}>
        ${
          folded
            ? button(`unfold:${id}`, outdated ? 'Show outdated' : 'Show resolved')
            : html`<div id="discussion_r${comment}"><p>Does ${comment} hold?</p></div>${!outdated && form}`
        }</review-thread-collapsible>`;
    };
  }

  /** The newer view of the files: React. Its conversations resolve by a request of their own. */
  function files(one, here) {
    const threads = one.threads.filter(({ outdated }) => !outdated);
    const review = html`<div role="dialog" aria-label="Finish your review" class="box ReviewMenu-module__ReviewMenu__x">
      <textarea aria-label="Summary"></textarea>
      ${['comment', 'approve', 'request changes'].map(
        (event, index) => html`<label><input type="radio" name="reviewEvent" value="${event}"
          ${index === 0 && 'checked'} ${one.author === here.me && index > 0 && 'disabled'}> ${event}</label>`,
      )}
      <div class="footer">${button('cancelReview', 'Cancel')}
        ${button('submitReview', 'Submit review', { variant: 'primary' })}</div></div>`;
    return html`<div class="box">${button('openReview', 'Review changes', { variant: 'primary' })}</div>
      ${one.reviewing && review}
      <div class="box"><textarea aria-label="Line comment"></textarea>
        ${button('startReview', 'Start a review', { variant: 'primary' })}
        ${button('lineComment', 'Add single comment')}</div>
      ${threads.map(
        ({ id, resolved }) => html`<div class="box"><p>Thread ${String(id)}</p>
          ${button(`toggle:${id}`, resolved ? 'Unresolve conversation' : 'Resolve conversation')}</div>`,
      )}`;
  }

  /** The older view of the files: a form that loads the page anew. Its button lies outside of it. */
  function olderFiles(one, here) {
    return html`<div id="review-changes-modal" class="box">
      <form id="pull_requests_submit_review" method="post" action="${here.base}/pull/${one.number}/reviews">
        <textarea name="pull_request_review[body]" aria-label="Summary"></textarea>
        ${['comment', 'approve', 'reject'].map(
          (event, index) => html`<label><input type="radio" name="pull_request_review[event]" value="${event}"
            ${index === 0 && 'checked'} ${one.author === here.me && index > 0 && 'disabled'}> ${event}</label>`,
        )}</form>
      <button type="submit" form="pull_requests_submit_review" class="btn btn-primary">Submit review</button></div>`;
  }

  /** An issue as Rails shows it: its form loads the page anew. */
  function olderIssue(one, here) {
    const looks = {
      OPEN: ['issue-opened', 'Open', 'open'],
      COMPLETED: ['issue-closed', 'Closed', 'merged'],
      NOT_PLANNED: ['skip', 'Closed', 'closed'],
    };
    const [look, word, state] = looks[one.state];
    const [verb, label, sign] =
      one.state === 'OPEN'
        ? ['close', 'Close issue', one.choice === 'COMPLETED' ? 'issue-closed' : 'skip']
        : ['open', 'Reopen issue', 'issue-reopened'];
    return html`<div id="partial-discussion-header" class="gh-header">
        <h1 class="gh-header-title"><bdi class="js-issue-title markdown-title">${one.title}</bdi> ${number(one)}</h1>
        <div class="gh-header-meta meta"><span title="Status: ${word}" class="State State--${state}">
          ${icon(look)} ${word}</span> ${person(here.me)} opened this</div></div>
      <div class="TimelineItem event">${person('mona-k')} closed <a>another</a>
        <span title="Status: Closed" class="State State--merged State--small">${icon('issue-closed')} Closed</span></div>
      <form id="new_comment_form" class="box" method="post" action="${here.base}/issues/${one.number}/comment">
        <textarea name="comment[body]" aria-label="Comment"></textarea>
        <input type="hidden" name="reason" value="${one.choice}">
        <div class="footer"><button type="submit" name="comment_and_${verb}" value="1"
          class="btn js-comment-and-button">${icon(sign)}<span class="js-form-action-text">${label}</span></button>
          <button type="submit" class="btn btn-primary">Comment</button></div></form>`;
  }

  /** The older merge box: a form that opens, and a button in it that sends it. */
  function olderMergeBox(one, here) {
    if (one.state !== 'OPEN') return '<p>Pull request successfully merged and closed</p>';
    const { label, confirm } = methods[one.method];
    return html`<div class="box"><button type="button" class="btn js-details-target" data-press="openMerge">
        ${label}</button>${chevron('method', 'Select merge method')}
      <form class="js-merge-pull-request" method="post" action="${here.base}/pull/${one.number}/merge"
        ${one.box !== 'form' && 'hidden'}><textarea name="commit_message" aria-label="Commit message"></textarea>
        <button type="submit" name="do" value="${one.method.toLowerCase()}"
          class="btn btn-primary js-merge-commit-button">${confirm}</button>
        <button type="button" class="btn" data-press="cancelMerge">Cancel</button></form></div>`;
  }

  Object.assign(window.pages.parts, { conversation, files, olderFiles, olderIssue, olderMergeBox });
})();
