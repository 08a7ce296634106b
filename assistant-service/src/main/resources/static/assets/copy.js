// Review of drafts by keyboard, the next one after each decision; and the form that begins a job.
for (const hidden of document.querySelectorAll('.scripted')) hidden.hidden = false;

const drafts = document.getElementById('drafts');
const cards = () => [...drafts.querySelectorAll('article.draft')];
const undecided = () => cards().filter(card => card.dataset.draft === 'undecided');
const typing = element => element.closest('textarea, select, input:not([type=checkbox]), [contenteditable]') !== null;

function go(card) {
  if (!card) return;
  card.focus({ preventScroll: true });
  card.scrollIntoView({ block: 'nearest' });
}

function current() {
  return document.activeElement?.closest?.('article.draft') ?? null;
}

function step(by) {
  const all = cards();
  const at = all.indexOf(current());
  go(at < 0 ? undecided()[0] ?? all[0] : all[Math.min(Math.max(at + by, 0), all.length - 1)]);
}

function press(key) {
  const card = current() ?? undecided()[0];
  const button = card?.querySelector(`[data-key="${key}"]`);
  if (!button) return;
  button.click();
  const inside = button.closest('details');
  if (inside?.open) inside.querySelector('textarea, input:not([type=hidden]), button').focus();
  else if (!card.contains(document.activeElement)) go(card);
}

const keys = {
  j: () => step(1),
  k: () => step(-1),
  a: () => press('a'),
  r: () => press('r'),
  e: () => press('e'),
  x: () => current()?.querySelector('input[name=item]')?.click(),
};

if (drafts) {
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape') {
      const open = event.target.closest?.('article.draft details[open]');
      if (!open) return;
      open.open = false;
      go(open.closest('article.draft'));
      return;
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && event.target.matches?.('article.draft textarea')) {
      event.target.form.requestSubmit();
      return;
    }
    const act = keys[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    event.preventDefault();
    act();
  });

  // A decision brings the next draft; an edit stays where it is. When all are decided, the next page comes.
  document.body.addEventListener('htmx:afterSettle', event => {
    const card = event.target.closest?.('article.draft');
    if (event.target !== card) return;
    if (card.dataset.draft === 'undecided') {
      go(card);
      return;
    }
    const all = cards();
    const next = all.slice(all.indexOf(card) + 1).find(other => other.dataset.draft === 'undecided') ?? undecided()[0];
    if (next) go(next);
    else if (drafts.dataset.again) location.assign(`${location.pathname}${location.search.replace(/([?&])page=\d*&?/, '$1')}`);
    else go(card);
  });

  const all = document.getElementById('choose-all');
  all?.addEventListener('change', () => {
    for (const box of drafts.querySelectorAll('input[name=item]')) box.checked = all.checked;
  });
}

// Whoever fills in one way of choosing products means it; a file's codes can be read before they count.
for (const field of document.querySelectorAll('[data-picks]')) {
  const pick = () => { document.getElementById(field.dataset.picks).checked = true; };
  field.addEventListener('input', pick);
  field.addEventListener('change', pick);
}
document.getElementById('file')?.addEventListener('change', async event => {
  const [file] = event.target.files;
  if (!file) return;
  const bytes = await file.arrayBuffer();
  let text;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    text = new TextDecoder('gb18030').decode(bytes);
  }
  const codes = document.getElementById('codes');
  const cells = text.split(/\r?\n/).map(line => line.split(/[,\t;]/)[0].trim().replace(/^"(.*)"$/, '$1')).filter(Boolean);
  codes.value = [codes.value.trim(), ...cells].filter(Boolean).join('\n');
  codes.rows = Math.min(8, cells.length + 1);
  event.target.value = '';
  codes.dispatchEvent(new Event('input', { bubbles: true }));
});
