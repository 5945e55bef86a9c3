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

document.getElementById('components-reconnect-modal')
  .addEventListener('components-reconnect-state-changed', event => {
    if (event.detail.state === 'failed' || event.detail.state === 'rejected') reloadWhenBack();
  });

Blazor.start({ circuit: { reconnectionOptions: { maxRetries: 3, retryIntervalMilliseconds: 1000 } } });
