// What htmx does not do by itself: say what went wrong where it happened, and show how far an upload is.
const page = document.body.dataset;

function place(element) {
  const form = element.closest('form') ?? element;
  const known = form.querySelector('[data-alerts]');
  if (known) return known;
  const made = document.createElement('div');
  made.dataset.alerts = '';
  form.after(made);
  return made;
}

function say(element, title, detail) {
  const alert = document.createElement('div');
  const strong = document.createElement('b');
  alert.className = 'alert bad';
  alert.setAttribute('role', 'alert');
  strong.textContent = title;
  alert.append(strong, detail);
  place(element).replaceChildren(alert);
}

document.body.addEventListener('htmx:responseError', event => {
  let title = page.tFailed;
  let detail = '';
  try {
    ({ title, detail = '' } = JSON.parse(event.detail.xhr.responseText));
  } catch { /* not a problem document */ }
  say(event.detail.elt, title, detail);
});
document.body.addEventListener('htmx:sendError', event => {
  if (event.detail.elt.matches('form')) say(event.detail.elt, page.tLost, '');
});
document.body.addEventListener('htmx:beforeRequest', event => {
  event.detail.elt.closest('form')?.querySelector('[data-alerts]')?.replaceChildren();
});
document.body.addEventListener('htmx:xhr:progress', event => {
  const bar = event.target.querySelector?.('progress.upload');
  if (bar && event.detail.lengthComputable) {
    bar.hidden = false;
    bar.value = 100 * event.detail.loaded / event.detail.total;
  }
});

// On a phone the menu is a line that scrolls: the page one is on stands in sight.
document.querySelector('.side [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });

// A choice that is sent as soon as it is made.
document.querySelectorAll('select[data-send]').forEach(select => select.addEventListener('change', () => select.form.requestSubmit()));
