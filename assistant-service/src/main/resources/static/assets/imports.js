// Imports: files that are dropped, how far each upload is, and the fallback where events do not come through.
const LIMIT = 50 * 1024 * 1024;

function make(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

/** One line of the list of uploads: a name, a bar while it goes, and what came of it. */
function line(form, file) {
  const item = make('li');
  const head = make('div', 'name');
  const state = make('span', 'soft small', form.dataset.tUploading);
  const bar = make('progress');
  bar.max = 100;
  bar.value = 0;
  bar.setAttribute('aria-label', `${form.dataset.tUploading} ${file.name}`);
  head.append(make('b', '', file.name), state);
  item.append(head, bar);
  form.querySelector('.files').append(item);
  return {
    at(percent) { bar.value = percent; },
    fail(text) {
      bar.remove();
      item.setAttribute('role', 'alert');
      state.className = 'bad small';
      state.textContent = text;
    },
    done(address) {
      bar.remove();
      const link = make('a', 'small', form.dataset.tSee);
      link.href = address;
      state.textContent = form.dataset.tUploaded;
      head.append(link);
    },
  };
}

function why(request, form) {
  try {
    const { title, detail } = JSON.parse(request.responseText);
    return detail || title;
  } catch {
    return request.status === 413 ? form.dataset.tLarge : form.dataset.tFailed;
  }
}

/** Sends one file, and answers where it leads, or null if it was refused. */
function send(form, file) {
  const shown = line(form, file);
  if (file.size > LIMIT || file.size === 0) {
    shown.fail(file.size ? form.dataset.tLarge : form.dataset.tEmpty);
    return Promise.resolve(null);
  }
  return new Promise(resolve => {
    const data = new FormData();
    data.append('_csrf', form.querySelector('[name=_csrf]').value);
    data.append('file', file);
    const request = new XMLHttpRequest();
    request.open('POST', form.action);
    request.setRequestHeader('HX-Request', 'true');
    request.setRequestHeader('Accept', 'application/json');
    request.upload.addEventListener('progress', event => {
      if (event.lengthComputable) shown.at(100 * event.loaded / event.total);
    });
    request.addEventListener('load', () => {
      const address = request.getResponseHeader('HX-Redirect');
      if (request.status === 200 && address) shown.done(address);
      else shown.fail(why(request, form));
      resolve(request.status === 200 ? address : null);
    });
    request.addEventListener('error', () => {
      shown.fail(form.dataset.tLost);
      resolve(null);
    });
    request.send(data);
  });
}

async function upload(form, files) {
  const field = form.querySelector('[type=file]');
  const button = form.querySelector('button');
  const chosen = field.multiple ? [...files] : [...files].slice(0, 1);
  if (!chosen.length || button.disabled) return;
  form.querySelector('.files').replaceChildren();
  button.disabled = true;
  const addresses = [];
  for (const file of chosen) addresses.push(await send(form, file));
  button.disabled = false;
  field.value = '';
  if (chosen.length === 1 && addresses[0]) location.assign(addresses[0]);
  else if (addresses.some(Boolean)) window.htmx?.ajax('GET', location.href, { target: '#lists', select: '#lists', swap: 'outerHTML' });
}

for (const form of document.querySelectorAll('[data-upload]')) {
  const field = form.querySelector('[type=file]');
  form.querySelector('button').hidden = true;
  form.addEventListener('submit', event => {
    event.preventDefault();
    upload(form, field.files);
  });
  field.addEventListener('change', () => upload(form, field.files));
  form.addEventListener('dragover', event => {
    event.preventDefault();
    form.classList.add('over');
  });
  form.addEventListener('dragleave', event => {
    if (!form.contains(event.relatedTarget)) form.classList.remove('over');
  });
  form.addEventListener('drop', event => {
    event.preventDefault();
    form.classList.remove('over');
    upload(form, event.dataTransfer.files);
  });
}
// A file that misses its place must not replace the page.
for (const name of ['dragover', 'drop']) window.addEventListener(name, event => event.preventDefault());

// The name of an attribute is asked for where the column is one.
document.getElementById('columns')?.addEventListener('change', event => {
  if (event.target.matches('select.what')) {
    event.target.parentElement.querySelector('.name').classList.toggle('off', event.target.value !== 'ATTRIBUTE');
  }
});

// Where server-sent events do not come through, the page asks.
let asking;
document.body.addEventListener('htmx:sseError', () => {
  clearTimeout(asking);
  asking = setTimeout(() => document.querySelector('#run .again')?.dispatchEvent(new CustomEvent('poll')), 2000);
});
document.body.addEventListener('htmx:sseOpen', () => clearTimeout(asking));
