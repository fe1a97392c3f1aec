// Keeps an open board current: the stream says that something changed, the page is read again, figures change in place.
const GATHER = 300;
const QUIET = 30_000;
const POLL = 60_000;
const STALE = 60_000;
const PATIENCE = 20_000;
const LONGEST_PAUSE = 32;
// Longer than a cache on the way may keep its copy.
const COPIED = 1_500;
const MARKED = 10_000;
// An index and any other figure that may be marked as fresh.
const FIGURES = '.index,.val';
const NAMED = 2;
const INDICATOR = 'indicator/';

// Windows and frames of a browser share one stream, because a browser opens only six connections to a server: who has the
// lock reads it and tells the others. A card in an element is told by the element. Many browsers give no locks to frames of
// other sites: a few frames then read a stream each, and the cards of a page with many of them look each minute.
const FEW = 3;

class SharedStream extends EventTarget {
  readyState = EventSource.CONNECTING;
  #source;
  #channel;
  #waiting = new AbortController();
  #release = () => {};

  constructor() {
    super();
    if (window.parent !== window && location.hash === '#told') {
      this.#told();
      return;
    }
    if (!navigator.locks) {
      this.#alone();
      return;
    }
    this.#channel = new BroadcastChannel('dxp-boards');
    this.#channel.addEventListener('message', ({ data }) => {
      if (data.kind !== 'who') this.#hear(data);
      else if (this.#source) this.#channel.postMessage({ kind: 'state', readyState: this.readyState });
    });
    this.#channel.postMessage({ kind: 'who' });
    navigator.locks.request('dxp-boards', { signal: this.#waiting.signal }, () => {
      this.#read();
      return new Promise((done) => { this.#release = done; });
    }).catch(({ name }) => {
      if (name !== 'AbortError') this.#alone();
    });
  }

  close() {
    this.#waiting.abort();
    this.#source?.close();
    this.#channel?.close();
    this.#release();
    this.readyState = EventSource.CLOSED;
  }

  #told() {
    addEventListener('message', ({ source, data }) => {
      if (source === window.parent && data?.dxpBoards) this.#hear(data.dxpBoards);
    }, { signal: this.#waiting.signal });
    window.parent.postMessage({ dxpBoards: 'who' }, '*');
  }

  #alone() {
    if (window.parent === window || window.parent.length <= FEW) this.#read();
    else queueMicrotask(() => this.#hear({ kind: 'error', readyState: EventSource.CLOSED }));
  }

  #read() {
    if (this.readyState === EventSource.CLOSED) return;
    this.#source = new EventSource('/api/boards/stream');
    for (const kind of ['open', 'error', 'board']) {
      this.#source.addEventListener(kind, ({ data, lastEventId }) => {
        const message = { kind, data, lastEventId, readyState: this.#source.readyState };
        this.#channel?.postMessage(message);
        this.#hear(message);
      });
    }
  }

  #hear({ kind, data, lastEventId, readyState }) {
    const wasOpen = this.readyState === EventSource.OPEN;
    this.readyState = readyState;
    if (kind !== 'state') this.dispatchEvent(Object.assign(new Event(kind), { data, lastEventId }));
    else if (readyState === EventSource.OPEN && !wasOpen) this.dispatchEvent(new Event('open'));
  }
}

class DxpLive extends HTMLElement {
  #stream;
  #polling;
  #staleness;
  #speaking;
  #gathering;
  #reading;
  #looking;
  #again;
  #refusals = 0;
  #edition;
  #dirty = false;
  #tag;
  #latest;
  #spoken = 0;
  #stopped = false;
  // Why the page may be old: 'lost' or 'busy'.
  #lost;
  #checked = new Date();
  #moved = new Set();

  connectedCallback() {
    this.main = document.querySelector('main');
    this.words = document.createElement('span');
    this.voice = document.createElement('span');
    this.voice.className = 'sr';
    this.voice.setAttribute('role', 'status');
    this.button = document.createElement('button');
    this.button.type = 'button';
    this.button.addEventListener('click', () => {
      this.#stopped = !this.#stopped;
      // Whoever was told of every change was current until now.
      if (this.#stopped && this.connected && !this.#lost) this.#checked = new Date();
      if (this.#stopped) this.#close();
      else this.#open(true);
      this.#show();
    });
    this.append(this.words, this.button, this.voice);
    document.addEventListener('visibilitychange', () => {
      if (document.hidden) this.#close();
      else if (!this.#stopped) this.#open(true);
    });
    if (!document.hidden) this.#open(false);
    this.#show();
  }

  disconnectedCallback() {
    this.#close();
  }

  #open(missed) {
    this.#close();
    this.#listen();
    if (missed) this.#want();
  }

  #listen() {
    this.#stream?.close();
    const stream = new SharedStream();
    this.#stream = stream;
    stream.addEventListener('open', () => {
      // What changed before the stream was open, or while it went from one page to another, is told by nobody: one look
      // settles it.
      clearTimeout(this.#looking);
      this.#looking = setTimeout(() => this.#want(), COPIED);
      this.#connected();
    });
    stream.addEventListener('error', () => this.#disconnected());
    stream.addEventListener('board', (event) => {
      if (!this.#concerns(JSON.parse(event.data))) return;
      this.#edition = event.lastEventId;
      this.#want();
    });
  }

  #close() {
    this.#stream?.close();
    this.#connected(false);
    clearTimeout(this.#looking);
    clearTimeout(this.#gathering);
    clearTimeout(this.#again);
    this.#gathering = undefined;
    this.#dirty = false;
    this.#reading?.abort();
    this.#reading = undefined;
  }

  #connected(told = true) {
    if (told && this.#lost === 'lost') this.#say(this.dataset.back);
    clearInterval(this.#polling);
    clearTimeout(this.#staleness);
    this.#polling = this.#staleness = this.#lost = undefined;
    this.#show();
  }

  #disconnected() {
    this.#polling ??= setInterval(() => {
      // A browser gives a stream up that was answered with an error.
      if (this.#stream.readyState === EventSource.CLOSED) this.#listen();
      this.#want();
    }, POLL);
    this.#doubt();
  }

  // Asked again soon, each page at a moment of its own: many share one address and were refused together.
  #refused(seconds = 1) {
    const pause = Math.max(seconds, Math.min(2 ** this.#refusals++, LONGEST_PAUSE));
    clearTimeout(this.#again);
    this.#again = setTimeout(() => this.#want(), pause * 1000 * (1 + Math.random()));
    this.#doubt();
  }

  #doubt() {
    this.#staleness ??= setTimeout(() => {
      this.#lost = this.connected ? 'busy' : 'lost';
      this.#say(this.#sinceWhen());
      this.#show();
    }, STALE);
  }

  #sinceWhen() {
    return this.dataset[this.#lost] + this.#time(this.#checked);
  }

  #concerns({ board, granularity, period }) {
    const page = this.main.dataset;
    const isOurs = page.board.split(' ')
      .some((name) => name === board || (name.endsWith('*') && board.startsWith(name.slice(0, -1))));
    // The page of an indicator shows what was reported for whatever period.
    return isOurs && (board.startsWith(INDICATOR) || ((page.granularity ?? granularity) === granularity
      && (page.latest !== undefined || page.periods.split(' ').includes(period))));
  }

  // Changes that come close together are read once, and never two at a time: so the newest answer comes last.
  #want() {
    this.#dirty = true;
    if (!this.#reading) this.#gathering ??= setTimeout(() => this.#read(), GATHER);
  }

  // Everybody asks for the same change under the same address, under which no cache has an older copy.
  #address() {
    const address = new URL(location.href);
    if (this.#edition) address.searchParams.set('edition', this.#edition);
    return address;
  }

  async #read() {
    const reading = new AbortController();
    this.#gathering = undefined;
    this.#dirty = false;
    this.#reading = reading;
    try {
      const answer = await fetch(this.#address(), {
        headers: this.#tag ? { 'If-None-Match': this.#tag } : {},
        // The first look asks whether the browser's own copy still holds.
        cache: this.#tag ? 'no-store' : 'no-cache',
        signal: AbortSignal.any([reading.signal, AbortSignal.timeout(PATIENCE)]),
      });
      if (answer.status !== 304) {
        if (!answer.ok) throw Object.assign(new Error(String(answer.status)), { pause: Number(answer.headers.get('Retry-After')) || 1 });
        const text = await answer.text();
        if (reading !== this.#reading) return;
        this.#tag = answer.headers.get('ETag');
        this.#latest = new DOMParser().parseFromString(text, 'text/html');
        this.#take();
      }
      if (reading !== this.#reading) return;
      this.#checked = new Date();
      this.#refusals = 0;
      if (this.connected) this.#connected();
      else this.#show();
    } catch ({ pause }) {
      if (reading === this.#reading) this.#refused(pause);
    } finally {
      if (reading === this.#reading) {
        this.#reading = undefined;
        if (this.#dirty) this.#want();
      }
    }
  }

  #take() {
    const page = this.#latest;
    const parts = (root) => [...root.querySelectorAll('[data-refresh]')].map((part) => part.dataset.refresh).join(' ');
    if (parts(document) !== parts(page)) this.#offer();
    let changed = false;
    for (const old of document.querySelectorAll('[data-kpi][data-index]')) {
      const fresh = page.querySelector(`${old.localName}[data-kpi="${CSS.escape(old.dataset.kpi)}"]`);
      if (fresh) old.dataset.index = fresh.dataset.index;
    }
    for (const old of document.querySelectorAll('[data-refresh]')) {
      const fresh = page.querySelector(`[data-refresh="${CSS.escape(old.dataset.refresh)}"]`);
      if (!fresh || this.#same(old, fresh)) continue;
      if (old.contains(document.activeElement)) {
        this.#later(old);
        continue;
      }
      const before = this.#figures(old);
      old.innerHTML = fresh.innerHTML;
      const figures = this.#figures(old);
      // Where there are more or fewer of them, nobody knows which one was which.
      if (figures.size !== before.size) continue;
      figures.forEach((figure, place) => {
        if (figure.textContent === before.get(place)?.textContent) return;
        changed = true;
        this.#mark(figure);
        this.#moved.add(this.#nameOf(figure));
      });
    }
    Object.assign(this.main.dataset, page.querySelector('main').dataset);
    document.title = page.title;
    if (changed) this.#speak();
  }

  // By the row that they stand in where rows have names, because rows may change places, or else in their order.
  #figures(part) {
    return new Map([...part.querySelectorAll(FIGURES)].map((figure, at) => [figure.closest('tr[data-row]')?.dataset.row ?? at, figure]));
  }

  // The mark that stands beside a fresh figure for a while is not a difference.
  #same(old, fresh) {
    const bare = old.cloneNode(true);
    bare.querySelectorAll('.fresh').forEach((mark) => mark.remove());
    bare.querySelectorAll('.flash').forEach((figure) => figure.classList.remove('flash'));
    return bare.innerHTML === fresh.innerHTML;
  }

  // What somebody is using stays as it is until they leave it.
  #later(part) {
    if (part.waits) return;
    part.waits = true;
    const left = (event) => {
      if (part.contains(event.relatedTarget)) return;
      part.removeEventListener('focusout', left);
      part.waits = false;
      if (!this.#stopped) setTimeout(() => this.#take());
    };
    part.addEventListener('focusout', left);
  }

  // Parts that came or went need the page anew; nothing jumps before the reader wants it.
  #offer() {
    if (this.more) return;
    this.more = document.createElement('button');
    this.more.type = 'button';
    this.more.textContent = this.dataset.more;
    this.more.addEventListener('click', () => location.reload());
    this.voice.before(this.more);
  }

  // The KPI, field, indicator or municipality that a figure stands in, or what the page is about.
  #nameOf(figure) {
    const part = figure.closest('tr[data-kpi],tr[data-row],article[data-kpi],[data-field]');
    return (part?.querySelector('h1,h2,h3,th a') ?? part?.querySelector('th') ?? document.querySelector('h1')).textContent.trim();
  }

  #say(words) {
    this.voice.textContent = words;
  }

  #speak() {
    this.#speaking ??= setTimeout(() => {
      this.#speaking = undefined;
      this.#spoken = Date.now();
      const names = [...this.#moved];
      this.#moved.clear();
      const rest = names.length > NAMED ? this.dataset.others.replace('#', names.length - NAMED) : '';
      this.#say(`${this.dataset.changed}${names.slice(0, NAMED).join(this.dataset.comma)}${rest} ${this.#time(new Date())}`);
    }, Math.max(0, this.#spoken + QUIET - Date.now()));
  }

  #mark(figure) {
    const mark = document.createElement('span');
    mark.className = 'fresh';
    mark.textContent = this.dataset.mark;
    figure.classList.add('flash');
    // A figure and its unit are read as one.
    (figure.nextElementSibling?.matches('.u') ? figure.nextElementSibling : figure).after(mark);
    setTimeout(() => {
      mark.remove();
      figure.classList.remove('flash');
    }, MARKED);
  }

  #time(when) {
    const japanese = document.documentElement.lang === 'ja';
    const said = when.toLocaleString(japanese ? 'ja-JP' : 'en-GB', {
      timeZone: 'Asia/Tokyo', year: 'numeric', month: japanese ? 'long' : 'short', day: 'numeric',
      hour: '2-digit', minute: '2-digit', second: '2-digit',
    });
    // Months as on the pages, where September is Sep.
    return japanese ? said : `${said.replace('Sept', 'Sep')} JST`;
  }

  #show() {
    const { on, off, start, stop } = this.dataset;
    this.words.textContent = this.#stopped ? off + this.#time(this.#checked) : this.#lost ? this.#sinceWhen() : on;
    this.button.textContent = this.#stopped ? start : stop;
    this.classList.toggle('stale', !!this.#lost && !this.#stopped);
  }

  get connected() {
    return this.#stream?.readyState === EventSource.OPEN;
  }

  get reading() {
    return this.#reading !== undefined;
  }
}

customElements.define('dxp-live', DxpLive);
