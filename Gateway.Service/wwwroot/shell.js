// Starts the live connection and never gives up on it: a till must come back by itself after the gateway was restarted.
const probeEveryMs = 1500;

async function reloadWhenBack() {
  for (;;) {
    try {
      await fetch('health', { cache: 'no-store' });
      location.reload();
      return;
    } catch { /* still away: the next probe tells */ }
    await new Promise(resume => setTimeout(resume, probeEveryMs));
  }
}

// Inline handlers are forbidden by the policy of these pages.
document.addEventListener('click', event => { if (event.target.closest('[data-print]')) print(); });

document.getElementById('components-reconnect-modal')
  .addEventListener('components-reconnect-state-changed', event => {
    if (['failed', 'rejected', 'resume-failed'].includes(event.detail.state)) reloadWhenBack();
  });

Blazor.start({ circuit: { reconnectionOptions: { maxRetries: 3, retryIntervalMilliseconds: 1000 } } });
