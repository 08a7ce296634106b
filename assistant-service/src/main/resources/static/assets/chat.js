// The shopper's side of a chat. Whatever comes from outside becomes text nodes, never markup.
const page = document.body.dataset;
const part = id => document.getElementById(id);
const [log, turns, form, field, send, stop, sheet] = ['log', 'turns', 'ask', 'message', 'send', 'stop', 'source'].map(part);

const AT_END = 80; // pixels from the end of the log that still count as being there
const LOOKING = 4_000;
const RETRIES = [2_000, 5_000, 15_000];
const PAUSE = 5 * 60_000; // after such a pause the time is shown again
const KEY_FACTS = 4;

// What this browser keeps, where it lets us.

const kept = {
  name: what => `zhanggui.chat.${page.shop}${what ? `.${what}` : ''}`,
  get(what) { try { return localStorage.getItem(this.name(what)); } catch { return null; } },
  set(what, value) {
    try {
      if (value) localStorage.setItem(this.name(what), value);
      else localStorage.removeItem(this.name(what));
    } catch { /* then it is known until the page is left */ }
  },
};

let conversationId = kept.get('');
let key = page.key || kept.get('key') || '';
let lastMessageId = null;
let lastTime = 0;
let running = null; // the turn that is being answered
const unfinished = []; // turns that have no answer yet, the running one among them

function remember(id) {
  conversationId = id;
  kept.set('', id);
}

function keepUnfinished() {
  kept.set('pending', unfinished.length ? JSON.stringify(unfinished.map(({ id, text, after }) => ({ id, text, after }))) : null);
}

// Talking to the service.

/** What the service says no with. */
class Refusal extends Error {
  constructor(status, title, detail, wait) {
    super(title);
    Object.assign(this, { status, title, detail, wait });
  }

  static async of(response) {
    const wait = Number(response.headers.get('Retry-After')) || 0;
    try {
      const { title, detail } = await response.json();
      return new Refusal(response.status, title || page.tFailed, detail || '', wait);
    } catch {
      return new Refusal(response.status, page.tFailed, '', wait);
    }
  }
}

async function becomeVisitor(signal) {
  const response = await fetch(page.visitor, { method: 'POST', signal, headers: { Accept: 'application/json', 'Accept-Language': document.documentElement.lang } });
  if (!response.ok) throw await Refusal.of(response);
  ({ key } = await response.json());
  kept.set('key', key);
}

/** Calls the API; a key that has expired is replaced without a word. */
async function call(path, options = {}) {
  const known = Boolean(key);
  if (!known) await becomeVisitor(options.signal);
  const request = () => fetch(page.api + path, {
    ...options,
    headers: { Authorization: `Bearer ${key}`, 'Accept-Language': document.documentElement.lang, ...options.headers },
  });
  const response = await request();
  if (response.status !== 401 || !known) return response;
  await becomeVisitor(options.signal);
  return request();
}

function post(path, body, options = {}) {
  return call(path, { ...options, method: 'POST', headers: { 'Content-Type': 'application/json', ...options.headers }, body: JSON.stringify(body) });
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

// What is seen.

function make(tag, className, ...content) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  node.append(...content);
  return node;
}

function button(className, text, action) {
  const node = make('button', className, text);
  node.type = 'button';
  node.addEventListener('click', action);
  return node;
}

/** Something in the language of the shop, which need not be the page's. */
function ofShop(node) {
  node.lang = page.shopLang;
  return node;
}

function announce(text) {
  part('say').textContent = text;
}

const atEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < AT_END;

function toEnd() {
  log.scrollTop = log.scrollHeight;
  part('newer').hidden = true;
}

/** Changes the log and stays at its end; who has scrolled up to read is told that there is more. */
function grow(change) {
  const stay = atEnd();
  change();
  if (stay) toEnd();
  else part('newer').hidden = false;
}

function timeRow(time) {
  const at = new Date(time);
  const today = at.toDateString() === new Date().toDateString();
  const row = make('time', 'time', at.toLocaleString(document.documentElement.lang,
    today ? { hour: '2-digit', minute: '2-digit' } : { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' }));
  row.dateTime = at.toISOString();
  return row;
}

function shopperRow(text, time) {
  turns.querySelectorAll('.next').forEach(next => next.remove());
  if (time - lastTime > PAUSE) turns.append(timeRow(time));
  lastTime = time;
  const row = make('div', 'row shopper', make('span', 'sr', page.tYou), make('div', 'bubble', text));
  turns.append(row);
  return row;
}

/** A place for an answer that is being written, below the question. */
function answerRow(below) {
  const dots = make('span', 'dots', make('i'), make('i'), make('i'));
  const bubble = make('div', 'bubble', dots);
  const row = make('div', 'row shop', bubble);
  row.setAttribute('aria-busy', 'true');
  grow(() => below.after(row));
  const looking = setTimeout(() => grow(() => {
    dots.after(make('span', 'looking', page.tLooking));
    announce(page.tLooking);
  }), LOOKING);
  return { row, bubble, text: '', begun: () => clearTimeout(looking) };
}

function write(answer, text) {
  answer.begun();
  answer.text = text;
  grow(() => { answer.bubble.textContent = text; });
}

/** An answer with what belongs to it: product, citations, thumbs, what to ask next, the contact where a person takes over. */
function finish(answer, reply) {
  answer.begun();
  answer.row.removeAttribute('aria-busy');
  lastMessageId = reply.messageId;
  grow(() => {
    answer.bubble.textContent = reply.answer;
    answer.bubble.classList.add(reply.outcome);
    if (reply.product) answer.row.append(productCard(reply.product));
    if (reply.outcome === 'handed_over') answer.row.append(contactCard());
    answer.row.append(foot(reply));
    if (reply.whole === false) answer.row.append(make('p', 'note', page.tStopped));
    if (reply.suggestions?.length) answer.row.append(nextQuestions(reply.suggestions));
  });
}

function foot(reply) {
  const foot = make('div', 'foot', make('span', 'label', page.label));
  reply.citations.forEach((citation, index) => foot.append(chip(citation, index + 1)));
  foot.append(make('span', 'tools', copier(reply.answer), thumb(reply, true), thumb(reply, false)));
  return foot;
}

function chip(citation, number) {
  const node = button('cite', '', () => openSource(citation));
  node.setAttribute('aria-label', `${page.tSource} ${number}: ${citation.title}`);
  node.append(make('b', '', String(number)), ofShop(make('span', '', citation.title)));
  return node;
}

function fact({ name, value }) {
  return make('div', '', make('dt', '', name), make('dd', '', value));
}

function productCard(product) {
  const card = ofShop(make('section', 'product', make('p', 'title', product.title)));
  card.setAttribute('aria-label', product.title);
  if (product.category) card.append(make('p', 'category', product.category));
  if (product.price) card.append(make('p', 'price', make('span', '', product.price.name), product.price.value));
  card.append(make('dl', '', ...product.attributes.slice(0, KEY_FACTS).map(fact)));
  if (product.attributes.length > KEY_FACTS) {
    const all = button('all', page.tProductAll, () => openProduct(product));
    all.lang = document.documentElement.lang;
    card.append(all);
  }
  return card;
}

function contactCard() {
  return make('div', 'contact', make('b', '', page.tContact),
    ...(page.contact ? [ofShop(make('span', '', page.contact)), make('p', '', page.tContactNext)] : [make('p', '', page.tContactNone)]));
}

function nextQuestions(questions) {
  const next = make('div', 'starters next', make('p', '', page.tNext));
  questions.forEach(question => next.append(ofShop(button('chip', question, () => ask(question)))));
  return next;
}

function icon(d) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', d);
  svg.append(path);
  return svg;
}

const THUMB = 'M7 11v9H4v-9Zm0 0 4-8c1.700 0 2.500 1.200 2.200 2.800L12.600 9H18a2 2 0 0 1 2 2.400l-1.400 7A2 2 0 0 1 16.600 20H7';
const SHEETS = 'M9 9h11v11H9ZM15 9V4H4v11h5';

function said(foot, text) {
  foot.querySelector('.said')?.remove();
  grow(() => foot.append(make('span', 'said', text)));
  announce(text);
}

function copier(text) {
  const node = button('tool copy', '', async () => {
    try {
      await navigator.clipboard.writeText(text);
      said(node.closest('.foot'), page.tCopied);
    } catch { // not allowed, or no secure address: it is marked, and the keyboard or a long press copies it
      getSelection().selectAllChildren(node.closest('.row').querySelector('.bubble'));
    }
  });
  node.append(icon(SHEETS));
  node.title = page.tCopy;
  node.setAttribute('aria-label', page.tCopy);
  return node;
}

function thumb(reply, helpful) {
  const node = button(helpful ? 'tool up' : 'tool down', '', () => rate(reply, helpful, node));
  node.append(icon(THUMB));
  node.title = helpful ? page.tHelpful : page.tUnhelpful;
  node.setAttribute('aria-label', node.title);
  node.setAttribute('aria-pressed', String(reply.helpful === helpful));
  return node;
}

async function rate(reply, helpful, pressed) {
  const foot = pressed.closest('.foot');
  foot.parentElement.querySelector('.reasons')?.remove();
  if (!await feedback(reply, { helpful }, foot)) return;
  foot.querySelectorAll('[aria-pressed]').forEach(other => other.setAttribute('aria-pressed', String(other === pressed)));
  if (!helpful) grow(() => foot.after(reasons(reply, foot)));
}

async function feedback(reply, body, foot) {
  try {
    const response = await post(`/chat/${encodeURIComponent(reply.messageId)}/feedback`, body);
    const refused = response.ok ? null : await Refusal.of(response);
    said(foot, refused ? refused.detail || refused.title : page.tThanks);
    return response.ok;
  } catch (trouble) {
    said(foot, trouble instanceof Refusal ? trouble.detail || trouble.title : page.tUnsent);
    return false;
  }
}

function reasons(reply, foot) {
  const group = make('div', 'reasons starters', make('p', '', page.tReason));
  for (const reason of ['wrong', 'off_topic', 'incomplete', 'wanted_a_person']) {
    group.append(button('chip', page[`t${reason[0].toUpperCase()}${reason.slice(1)}`], async () => {
      group.remove();
      await feedback(reply, { helpful: false, reason }, foot);
      if (reason === 'wanted_a_person') ask(page.person);
    }));
  }
  return group;
}

// The sheet with a source or a product. The way back closes it, as on a phone.

function openSheet(kind, title) {
  part('source-kind').textContent = kind;
  part('source-title').textContent = title;
  part('source-place').textContent = '';
  part('source-text').replaceChildren();
  part('source-title').lang = part('source-text').lang = page.shopLang;
  if (sheet.open) return;
  sheet.showModal();
  history.pushState({ sheet: true }, '');
}

function openProduct(product) {
  openSheet(page.tProduct, product.title);
  part('source-place').textContent = product.category ?? '';
  part('source-text').append(make('dl', 'facts', ...[product.price, ...product.attributes].filter(Boolean).map(fact)));
}

async function openSource(citation) {
  const text = part('source-text');
  openSheet(`${page.tSource} · ${citation.sourceId}`, citation.title);
  text.textContent = page.tLoading;
  try {
    const response = await call(`/passages/${encodeURIComponent(citation.passageId)}`);
    if (response.ok) {
      const passage = await response.json();
      part('source-title').textContent = passage.title || citation.title;
      part('source-place').textContent = passage.place ?? '';
      text.textContent = passage.text;
    } else {
      text.textContent = citation.quote || (response.status === 404 ? page.tGone : (await Refusal.of(response)).detail);
    }
  } catch {
    text.textContent = citation.quote || page.tUnsent;
  }
}

sheet.addEventListener('click', event => { if (event.target === sheet) sheet.close(); });
sheet.addEventListener('close', () => { if (history.state?.sheet) history.back(); });
addEventListener('popstate', () => { if (sheet.open) sheet.close(); });
if (history.state?.sheet) history.replaceState(null, '');

// A turn: what the shopper says, until it has an answer.

/** Names a message, so that it is answered once however often it is sent. */
function newId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
}

function begin(id, text, after) {
  const turn = { id, text, after, row: shopperRow(text, Date.now()), answer: null, note: null, tries: 0, stopped: false, timer: 0 };
  unfinished.push(turn);
  keepUnfinished();
  toEnd();
  return turn;
}

function end(turn) {
  const place = unfinished.indexOf(turn);
  if (place >= 0) unfinished.splice(place, 1);
  keepUnfinished();
}

function ask(text) {
  const question = text.trim();
  if (question) deliver(begin(newId(), question, lastMessageId)); // while another is answered, it waits for its turn
}

/** Asks the shop and writes its answer as it comes. */
async function deliver(turn) {
  if (running || !unfinished.includes(turn)) return;
  clearTimeout(turn.timer);
  Object.assign(turn, { timer: 0, waiting: false, after: lastMessageId });
  keepUnfinished();
  turn.note?.remove();
  turn.answer?.row.remove();
  setRunning(turn);
  turn.stopping = new AbortController();
  turn.answer = answerRow(turn.row);
  announce(page.tTyping);
  try {
    if (!navigator.onLine) throw new TypeError('offline');
    const reply = await converse(turn);
    end(turn);
    remember(reply.conversationId);
    finish(turn.answer, reply);
    announce(reply.answer);
  } catch (trouble) {
    fail(turn, trouble);
  } finally {
    turn.answer.begun();
    setRunning(null);
    if (!turn.waiting) nextUnfinished();
  }
}

/** The reply, when the stream has come to its end. */
async function converse(turn) {
  const response = await post('/chat', { conversationId: conversationId ?? undefined, message: turn.text, clientMessageId: turn.id },
    { headers: { Accept: 'text/event-stream' }, signal: turn.stopping.signal });
  if (response.status === 404 && conversationId) {
    remember(null); // the conversation is gone, or was another key's: this begins a new one
    return converse(turn);
  }
  if (!response.ok) throw await Refusal.of(response);
  for await (const { name, data } of events(response.body)) {
    const value = data ? JSON.parse(data) : {};
    if (name === 'delta') write(turn.answer, turn.answer.text + value.text);
    if (name === 'restart') restart(turn.answer);
    if (name === 'done') return value;
  }
  throw new TypeError('the stream ended too early');
}

function restart(answer) {
  answer.text = '';
  grow(() => { answer.bubble.textContent = page.tRestarted; });
  announce(page.tRestarted);
}

function fail(turn, trouble) {
  turn.answer.row.removeAttribute('aria-busy');
  if (turn.stopped) {
    end(turn);
    if (!turn.answer.text) turn.answer.bubble.textContent = '…';
    turn.answer.row.append(make('p', 'note', page.tStopped));
    announce(page.tStopped);
    return;
  }
  if (turn.answer.text) turn.answer.row.classList.add('broken');
  else turn.answer.row.remove();
  if (trouble instanceof Refusal && trouble.status === 429) later(turn, trouble.wait || 5, page.tSlow);
  else if (trouble instanceof Refusal && trouble.status === 503 && trouble.wait) later(turn, trouble.wait, page.tOpening);
  else if (trouble instanceof Refusal) note(turn, trouble.title, trouble.detail);
  else lost(turn);
}

/** The connection is gone: again when it is back, or after a while; the shopper may do it at once. */
function lost(turn) {
  const pause = navigator.onLine ? RETRIES[turn.tries++] : undefined;
  note(turn, navigator.onLine ? pause ? page.tLost : page.tUnsent : page.tWaiting, '');
  turn.waiting = true;
  turn.timer = pause ? setTimeout(() => again(turn), pause) : -1;
}

function later(turn, seconds, why) {
  const text = note(turn, '', '');
  const tick = left => {
    text.textContent = why.replace('{0}', left);
    turn.timer = left > 0 ? setTimeout(tick, 1_000, left - 1) : setTimeout(() => again(turn), 0);
  };
  tick(seconds);
}

/** Says below a question why it has no answer, with the way to send it again. */
function note(turn, title, detail) {
  const text = make('b', '', title);
  turn.note = make('div', 'unsent', text, ...(detail ? [make('span', '', detail)] : []), button('', page.tResend, () => { turn.tries = 0; again(turn); }));
  turn.timer = -1;
  grow(() => turn.row.append(turn.note));
  announce([title, detail].filter(Boolean).join(' '));
  return text;
}

function again(turn) {
  clearTimeout(turn.timer);
  Object.assign(turn, { timer: 0, waiting: false });
  deliver(turn); // if another is answered, it comes next
}

/** What waits for its turn: after a lost connection there may be several. */
function nextUnfinished() {
  const waiting = unfinished.find(turn => !turn.timer);
  if (waiting) deliver(waiting);
}

function resume() {
  part('offline').hidden = navigator.onLine;
  if (!navigator.onLine) return;
  unfinished.filter(turn => turn.waiting).forEach(turn => {
    clearTimeout(turn.timer);
    Object.assign(turn, { timer: 0, waiting: false });
  });
  if (!running) nextUnfinished();
}

function stopRunning() {
  if (!running) return;
  running.stopped = true;
  running.stopping.abort();
}

function setRunning(turn) {
  running = turn;
  send.hidden = Boolean(turn);
  stop.hidden = !turn;
}

// What the shopper does.

function fit() {
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight + 2}px`;
}

form.addEventListener('submit', event => {
  event.preventDefault();
  if (!field.value.trim()) return;
  const text = field.value;
  field.value = '';
  fit();
  ask(text);
  field.focus();
});
field.addEventListener('input', fit);
field.addEventListener('keydown', event => {
  // Enter while an input method composes a word picks the word.
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.keyCode !== 229) {
    event.preventDefault();
    form.requestSubmit();
  }
});
addEventListener('keydown', event => {
  if (event.key === 'Escape' && !event.isComposing && !sheet.open) stopRunning();
});
stop.addEventListener('click', () => {
  stopRunning();
  field.focus();
});
part('person').addEventListener('click', () => {
  stopRunning();
  ask(page.person);
});
document.querySelectorAll('[data-ask]').forEach(node => node.addEventListener('click', () => ask(node.textContent)));
part('newer').addEventListener('click', toEnd);
log.addEventListener('scroll', () => { if (atEnd()) part('newer').hidden = true; }, { passive: true });
part('anew')?.addEventListener('click', () => {
  stopRunning();
  unfinished.splice(0).forEach(turn => clearTimeout(turn.timer));
  keepUnfinished();
  remember(null);
  turns.replaceChildren();
  lastTime = 0;
  lastMessageId = null;
  log.scrollTop = 0;
  field.focus();
});
addEventListener('online', resume);
addEventListener('offline', resume);

// Safari's keyboard covers the page rather than shrinking it: the phone is as high as what is seen.
const seen = () => document.documentElement.style.setProperty('--seen', `${Math.round(visualViewport.height)}px`);
if (window.visualViewport) {
  visualViewport.addEventListener('resize', () => {
    const stay = atEnd();
    seen();
    if (stay) toEnd();
  });
}

/** Brings back the conversation that this browser has with the shop, and what had no answer when the page was left. */
async function recall() {
  const pending = JSON.parse(kept.get('pending') ?? '[]');
  const messages = conversationId ? await earlier().catch(() => []) : [];
  for (const message of messages) {
    const open = pending.findIndex(({ text, after }) => text === message.question && after === lastMessageId);
    lastMessageId = message.messageId;
    if (open >= 0 && message.whole === false) continue; // it comes again, whole
    if (open >= 0) pending.splice(open, 1);
    const row = shopperRow(message.question, Date.parse(message.askedAt));
    finish(answerRow(row), message);
  }
  pending.forEach(({ id, text, after }) => begin(id, text, after));
  keepUnfinished();
  toEnd();
  resume();
}

async function earlier() {
  const response = await call(`/conversations/${encodeURIComponent(conversationId)}`);
  if (response.ok) return (await response.json()).messages;
  if (response.status === 404) remember(null);
  return [];
}

resume();
recall();
