// Keys of the reviewer's page, and who reviews at this browser.
const keys = ['j', 'k', 'a', 'r', 'z', 'x', 'o', 'c', 'f', 'ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'Escape', '1', '2', '3', '4', '5', '6', '7', '8'];
const remembered = 'eg-reviewer';
let page = null;

const typing = target => target instanceof HTMLElement && target.matches('input, textarea, select');

function onKey(event) {
  if (!page || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (typing(event.target)) {
    // Leaving the field gives the keys back to the list.
    if (key === 'Escape') event.target.blur();
    return;
  }
  if (!keys.includes(key)) return;
  event.preventDefault();
  // A key held down must not decide one case after the other.
  if (event.repeat && !key.startsWith('Arrow') && key !== 'j' && key !== 'k') return;
  page.invokeMethodAsync('Key', key);
}

function onChange(event) {
  if (event.target.id === 'review-by') localStorage.setItem(remembered, event.target.value.trim());
}

const follow = new MutationObserver(() => document.querySelector('.review-row.is-shown')?.scrollIntoView({ block: 'nearest' }));

export function start(target) {
  page = target;
  document.addEventListener('keydown', onKey);
  document.addEventListener('change', onChange);
  follow.observe(document.querySelector('.review-list'), { subtree: true, attributeFilter: ['class'] });
  page.invokeMethodAsync('Reviewer', localStorage.getItem(remembered) ?? '');
}

export function stop() {
  page = null;
  follow.disconnect();
  document.removeEventListener('keydown', onKey);
  document.removeEventListener('change', onChange);
}
