// Who works at this browser: the same memory as the reviewer's page has.
const remembered = 'eg-reviewer';

export function reviewer() {
  document.addEventListener('change', event => {
    if (event.target.id === 'review-by') localStorage.setItem(remembered, event.target.value.trim());
  });
  return localStorage.getItem(remembered) ?? '';
}
