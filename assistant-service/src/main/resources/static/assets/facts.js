// The FAQ editor: what is not saved is not lost by accident, and the keyboard saves.
const editor = document.querySelector('form[data-guard]');

document.querySelectorAll('.scripted').forEach(hint => { hint.hidden = false; });
document.querySelector('[data-focus]')?.focus();

if (editor) {
  const notice = document.getElementById('unsaved');
  const fields = () => JSON.stringify([...new FormData(editor)].filter(([name]) => name !== '_csrf'));
  const loaded = fields();
  let leaving = false;
  const dirty = () => editor.dataset.guard === 'touched' || fields() !== loaded;

  editor.addEventListener('input', () => { notice.hidden = !dirty(); });
  editor.addEventListener('submit', () => { leaving = true; });
  document.querySelector('[data-leave]')?.addEventListener('click', () => { leaving = true; });
  addEventListener('beforeunload', event => {
    if (!leaving && dirty()) event.preventDefault();
  });
  addEventListener('pageshow', () => { leaving = false; });
  editor.addEventListener('keydown', event => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      editor.requestSubmit();
    }
  });
  document.querySelectorAll('[data-take]').forEach(button => {
    button.hidden = false;
    button.addEventListener('click', () => {
      const answer = document.getElementById('answer');
      answer.value = document.getElementById(button.dataset.take).textContent;
      answer.dispatchEvent(new Event('input', { bubbles: true }));
      answer.focus();
    });
  });
}

// One confirmation is open at a time, and Escape closes it.
document.addEventListener('toggle', event => {
  if (event.target.matches?.('details.sure[open]')) {
    document.querySelectorAll('details.sure[open]').forEach(other => { if (other !== event.target) other.open = false; });
  }
}, true);
document.addEventListener('keydown', event => {
  const open = event.key === 'Escape' && document.activeElement?.closest('details.sure[open]');
  if (open) {
    open.open = false;
    open.querySelector('summary').focus();
  }
});
