/* Notion guards its content: what others write into it is counted and put back. */
(() => {
  const { fakeSite } = window;

  fakeSite.foreignMutations = 0;
  let depth = 0;
  const observer = new MutationObserver(putBack);
  function putBack(records) {
    for (const { type, target, attributeName, oldValue, addedNodes } of records) {
      // Text and line breaks come and go as a person types.
      const strangers = [...addedNodes].filter((node) => node instanceof Element && node.localName !== 'br');
      for (const stranger of strangers) stranger.remove();
      fakeSite.foreignMutations += type === 'attributes' ? 1 : strangers.length;
      if (type !== 'attributes') continue;
      // The page's content policy forbids setting a style as an attribute.
      if (attributeName === 'style') target.style.cssText = oldValue ?? '';
      else if (oldValue === null) target.removeAttribute(attributeName);
      else target.setAttribute(attributeName, oldValue);
    }
    observer.takeRecords();
  }
  /** Lets the page itself write. */
  fakeSite.ours = (write) => {
    if (depth === 0) putBack(observer.takeRecords());
    depth++;
    write();
    depth--;
    if (depth === 0) observer.takeRecords();
  };
  fakeSite.guard = (frame) =>
    observer.observe(frame, { subtree: true, attributes: true, attributeOldValue: true, childList: true });
})();
