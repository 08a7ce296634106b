// The shopper's side of a chat. Whatever comes from outside becomes text nodes, never markup.
const page = document.body.dataset;
const log = document.getElementById('log');
const turns = document.getElementById('turns');
const form = document.getElementById('ask');
const field = document.getElementById('message');
const send = document.getElementById('send');
const kept = `zhanggui.chat.${page.shop}`;

let conversationId = localStorage.getItem(kept);
let busy = false;

function remember(id) {
  conversationId = id;
  if (id) localStorage.setItem(kept, id);
  else localStorage.removeItem(kept);
}

function make(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

function call(path, options = {}) {
  return fetch(page.api + path, {
    ...options,
    headers: { Authorization: `Bearer ${page.key}`, 'Accept-Language': document.documentElement.lang, ...options.headers },
  });
}

async function problem(response) {
  try {
    const body = await response.json();
    if (body.title || body.detail) return { title: body.title ?? '', detail: body.detail ?? '', status: response.status };
  } catch { /* not a problem document */ }
  return { title: page.tFailed, detail: '', status: response.status };
}

/** Runs a change of the log and stays at its end, unless the shopper has scrolled up to read. */
function grow(change) {
  const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80;
  change();
  if (atEnd) log.scrollTop = log.scrollHeight;
}

function shopperSays(text) {
  const row = make('div', 'row shopper');
  row.append(make('span', 'sr', page.tYou), make('div', 'bubble', text));
  turns.append(row);
  log.scrollTop = log.scrollHeight;
}

/** A place for an answer that is being written. */
function answerRow() {
  const row = make('div', 'row shop');
  const bubble = make('div', 'bubble');
  const dots = make('span', 'dots');
  dots.append(make('i'), make('i'), make('i'), make('span', 'sr', page.tTyping));
  bubble.append(dots);
  row.setAttribute('aria-busy', 'true');
  row.append(bubble);
  grow(() => turns.append(row));
  return { row, bubble, text: '' };
}

function show(answer, text) {
  answer.text = text;
  grow(() => { answer.bubble.textContent = text; });
}

/** What stands below a finished answer: label, citations, thumbs, and the contact where a person takes over. */
function finish(answer, turn) {
  answer.row.removeAttribute('aria-busy');
  grow(() => {
    answer.bubble.textContent = turn.answer;
    answer.bubble.classList.add(turn.outcome);
    if (turn.outcome === 'handed_over' && page.contact && !turn.answer.includes(page.contact)) {
      const contact = make('div', 'contact');
      contact.append(make('b', '', page.tContact), page.contact);
      answer.row.append(contact);
    }
    answer.row.append(foot(turn));
  });
}

function foot(turn) {
  const foot = make('div', 'foot');
  foot.append(make('span', 'label', page.label));
  turn.citations.forEach((citation, index) => foot.append(chip(citation, index + 1)));
  if (turn.messageId) foot.append(thumb(turn, true), thumb(turn, false));
  return foot;
}

function chip(citation, number) {
  const button = make('button', 'cite');
  button.type = 'button';
  button.setAttribute('aria-label', `${page.tSource} ${number}: ${citation.title}`);
  button.append(make('b', '', String(number)), make('span', '', citation.title));
  button.addEventListener('click', () => openSource(citation));
  return button;
}

const SVG = 'http://www.w3.org/2000/svg';
const THUMB = 'M7 11v9H4v-9Zm0 0 4-8c1.700 0 2.500 1.200 2.200 2.800L12.600 9H18a2 2 0 0 1 2 2.400l-1.400 7A2 2 0 0 1 16.600 20H7';

function thumb(turn, helpful) {
  const button = make('button', helpful ? 'thumb' : 'thumb down');
  button.type = 'button';
  button.title = helpful ? page.tHelpful : page.tUnhelpful;
  button.setAttribute('aria-label', button.title);
  button.setAttribute('aria-pressed', String(turn.helpful === helpful));
  const svg = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', THUMB);
  svg.append(path);
  button.append(svg);
  button.addEventListener('click', () => rate(turn, helpful, button));
  return button;
}

async function rate(turn, helpful, button) {
  const foot = button.parentElement;
  foot.querySelector('.said')?.remove();
  let said = page.tThanks;
  try {
    const response = await call(`/chat/${encodeURIComponent(turn.messageId)}/feedback`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ helpful }),
    });
    if (response.ok) {
      turn.helpful = helpful;
      foot.querySelectorAll('.thumb').forEach(other => other.setAttribute('aria-pressed', String(other === button)));
    } else {
      const refused = await problem(response);
      said = refused.detail || refused.title;
    }
  } catch {
    said = page.tLost;
  }
  grow(() => foot.append(make('span', 'said', said)));
}

async function openSource(citation) {
  const dialog = document.getElementById('source');
  const [kind, title, place, text] = ['kind', 'title', 'place', 'text'].map(part => document.getElementById(`source-${part}`));
  kind.textContent = `${page.tSource} · ${citation.sourceId}`;
  title.textContent = citation.title;
  place.textContent = '';
  text.textContent = page.tLoading;
  dialog.showModal();
  try {
    const response = await call(`/passages/${encodeURIComponent(citation.passageId)}`);
    if (response.ok) {
      const passage = await response.json();
      title.textContent = passage.title || citation.title;
      place.textContent = passage.place ?? '';
      text.textContent = passage.text;
    } else {
      text.textContent = citation.quote || (response.status === 404 ? page.tGone : (await problem(response)).detail);
    }
  } catch {
    text.textContent = citation.quote || page.tLost;
  }
}

function trouble(row, { title, detail, status }, question) {
  const box = make('div', 'trouble');
  box.setAttribute('role', 'alert');
  box.append(make('b', '', title));
  if (detail) box.append(detail);
  const again = make('button', '', status === 401 ? page.tReload : status === 0 ? page.tResend : page.tAgain);
  again.type = 'button';
  again.addEventListener('click', () => {
    if (status === 401) {
      location.reload();
    } else if (!busy) {
      row.remove();
      answer(question);
    }
  });
  const holder = make('div');
  holder.append(again);
  box.append(holder);
  row.removeAttribute('aria-busy');
  grow(() => row.replaceChildren(box));
  again.focus({ preventScroll: true });
}

/** Asks the shop and writes its answer as it comes. */
async function answer(question) {
  setBusy(true);
  const row = answerRow();
  try {
    const response = await call('/chat', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'text/event-stream' },
      body: JSON.stringify({ conversationId: conversationId ?? undefined, message: question }),
    });
    if (!response.ok) {
      const refused = await problem(response);
      if (response.status === 404) remember(null); // the conversation is gone; the next try begins a new one
      trouble(row.row, refused, question);
    } else if (!await listen(response, row)) {
      trouble(row.row, { title: page.tLost, detail: '', status: 0 }, question);
    }
  } catch {
    trouble(row.row, { title: page.tLost, detail: '', status: 0 }, question);
  } finally {
    setBusy(false);
  }
}

// Server-sent events of a fetched body: EventSource can neither post nor send a key.

/** Yields {name, data} for each event; comments are passed over. Ends with the body. */
async function* events(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let buffer = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    buffer = (buffer + value).replace(/\r\n/g, '\n');
    let end;
    while ((end = buffer.indexOf('\n\n')) >= 0) {
      const event = parse(buffer.slice(0, end));
      buffer = buffer.slice(end + 2);
      if (event) yield event;
    }
  }
}

function parse(block) {
  let name = 'message';
  const data = [];
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':');
    if (colon === 0) continue;
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') name = value;
    if (field === 'data') data.push(value);
  }
  return data.length || name !== 'message' ? { name, data: data.join('\n') } : null;
}

/** Follows the stream; true once it has said that it is done. */
async function listen(response, row) {
  for await (const { name, data } of events(response.body)) {
    const value = data ? JSON.parse(data) : {};
    if (name === 'delta') show(row, row.text + value.text);
    if (name === 'restart') {
      row.text = '';
      grow(() => { row.bubble.textContent = page.tRestarted; });
    }
    if (name === 'done') {
      done(row, value);
      return true;
    }
  }
  return false;
}

function done(row, turn) {
  remember(turn.conversationId);
  finish(row, turn);
}

function setBusy(now) {
  busy = now;
  send.disabled = now;
}

function ask(text) {
  const question = text.trim();
  if (!question || busy) return;
  shopperSays(question);
  answer(question);
}

function fit() {
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight + 2}px`;
}

form.addEventListener('submit', event => {
  event.preventDefault();
  if (busy || !field.value.trim()) return;
  const text = field.value;
  field.value = '';
  fit();
  ask(text);
});
field.addEventListener('input', fit);
field.addEventListener('keydown', event => {
  // Enter while an input method composes a word picks the word.
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.keyCode !== 229) {
    event.preventDefault();
    form.requestSubmit();
  }
});
document.getElementById('person').addEventListener('click', () => ask(page.person));
document.querySelectorAll('[data-ask]').forEach(button => button.addEventListener('click', () => ask(button.textContent)));
document.getElementById('anew').addEventListener('click', () => {
  if (busy) return;
  remember(null);
  turns.replaceChildren();
  log.scrollTop = 0;
  field.focus();
});
document.getElementById('source').addEventListener('click', event => {
  if (event.target === event.currentTarget) event.currentTarget.close();
});

/** Brings back the conversation that this browser has with the shop. */
async function recall() {
  const response = await call(`/conversations/${encodeURIComponent(conversationId)}`);
  if (!response.ok) {
    if (response.status !== 429) remember(null);
    return;
  }
  for (const turn of (await response.json()).messages) {
    shopperSays(turn.question);
    finish(answerRow(), turn);
  }
  log.scrollTop = log.scrollHeight;
}

if (conversationId) recall().catch(() => { /* it stays for the next time the page is loaded */ });
