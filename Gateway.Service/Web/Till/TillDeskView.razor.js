// Keys of the till. What is typed collects in the entry field, whoever types: the clerk, or a scanner that acts as a keyboard.
// Enter with something in the field looks that up; only Enter on an empty field is the main key. So a scanner's own Enter can never
// complete a sale.
const singleKeys = ['+', '-', '*', 'Delete', 'ArrowUp', 'ArrowDown', 'F2', 'F3', 'F4', 'F6', 'F7', 'F8', 'F9', 'F10'];
let page = null;
const follow = new MutationObserver(() => document.querySelector('.till-selected')?.scrollIntoView({ block: 'nearest' }));

const entry = () => document.getElementById('till-entry');
const elsewhere = () => document.activeElement instanceof HTMLElement && document.activeElement.matches('input:not(#till-entry), textarea, select');
const onControl = () => document.activeElement instanceof HTMLElement && document.activeElement.matches('button, a, summary');

function onKey(event) {
  const field = entry();
  // What was typed about the buyer is taken; the next Enter is the till's again.
  if (field && event.key === 'Enter' && document.activeElement?.id === 'till-contact') {
    event.preventDefault();
    field.focus();
    return;
  }
  if (!page || !field || event.isComposing || event.ctrlKey || event.altKey || event.metaKey || elsewhere()) return;
  if (event.key === 'Enter') {
    // A control reached with the Tab key keeps its own Enter.
    if (onControl() && !field.value) return;
    event.preventDefault();
    if (event.repeat) return;
    const text = field.value.trim();
    field.value = '';
    if (text) page.invokeMethodAsync('Code', text);
    else page.invokeMethodAsync('Key', 'Main');
  } else if (event.key === 'Escape') {
    event.preventDefault();
    if (field.value) field.value = '';
    else page.invokeMethodAsync('Key', 'Escape');
  } else if (singleKeys.includes(event.key) && !(field.value && event.key.length === 1)) {
    event.preventDefault();
    page.invokeMethodAsync('Key', event.key);
  } else if (event.key.length === 1 && !(event.key === ' ' && onControl())) {
    field.focus();
  }
}

// A finger or mouse leaves the focus on what it touched; the next Enter must be the main key again.
function onClick(event) {
  if (event.detail > 0 && !elsewhere()) entry()?.focus();
}

export function start(target) {
  page = target;
  document.addEventListener('keydown', onKey);
  document.addEventListener('click', onClick);
  follow.observe(document.querySelector('.till-lines'), { subtree: true, childList: true, attributeFilter: ['class'] });
  entry()?.focus();
}

export function stop() {
  page = null;
  follow.disconnect();
  document.removeEventListener('keydown', onKey);
  document.removeEventListener('click', onClick);
}
