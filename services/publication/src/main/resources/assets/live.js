// Keeps an open board current: the stream says that something changed, the page is read again, figures change in place.
const QUIET = 30_000;
const POLL = 60_000;

class DxpLive extends HTMLElement {
  #stream;
  #timer;
  #tag;
  #spoken = 0;
  #stopped = false;
  #current = new Date();

  connectedCallback() {
    this.board = document.querySelector('main').dataset.board;
    this.words = document.createElement('span');
    this.voice = document.createElement('span');
    this.voice.className = 'sr';
    this.voice.setAttribute('role', 'status');
    this.button = document.createElement('button');
    this.button.type = 'button';
    this.button.addEventListener('click', () => {
      this.#stopped = !this.#stopped;
      this.#stopped ? this.#close() : this.#open(true);
      this.#show();
    });
    this.append(this.words, this.button, this.voice);
    document.addEventListener('visibilitychange', () => {
      if (document.hidden) this.#close();
      else if (!this.#stopped) this.#open(true);
    });
    this.#open(false);
    this.#show();
  }

  disconnectedCallback() {
    this.#close();
  }

  #open(missed) {
    this.#close();
    this.#stream = new EventSource('/api/boards/stream');
    let lost = false;
    this.#stream.addEventListener('open', () => {
      this.#poll(false);
      // The server remembers the latest changes only: after a long break one look settles it.
      if (lost) this.#refresh();
      lost = false;
    });
    this.#stream.addEventListener('error', () => {
      lost = true;
      this.#poll(true);
    });
    this.#stream.addEventListener('board', (event) => {
      if (JSON.parse(event.data).board === this.board) this.#refresh();
    });
    if (missed) this.#refresh();
  }

  #close() {
    this.#stream?.close();
    this.#poll(false);
  }

  #poll(wanted) {
    clearInterval(this.#timer);
    if (wanted) this.#timer = setInterval(() => this.#refresh(), POLL);
  }

  async #refresh() {
    try {
      const answer = await fetch(location.href, { headers: this.#tag ? { 'If-None-Match': this.#tag } : {} });
      if (answer.status !== 304) {
        if (!answer.ok) throw new Error(String(answer.status));
        this.#tag = answer.headers.get('ETag');
        this.#take(new DOMParser().parseFromString(await answer.text(), 'text/html'));
      }
      this.#current = new Date();
      this.#show();
    } catch {
      this.words.textContent = this.dataset.lost + this.#current.toLocaleTimeString();
    }
  }

  #take(page) {
    let changed = false;
    for (const old of document.querySelectorAll('[data-kpi][data-index]')) {
      const fresh = page.querySelector(`${old.localName}[data-kpi="${CSS.escape(old.dataset.kpi)}"]`);
      if (fresh && fresh.dataset.index !== old.dataset.index) old.dataset.index = fresh.dataset.index;
    }
    for (const old of document.querySelectorAll('[data-refresh]')) {
      const fresh = page.querySelector(`[data-refresh="${CSS.escape(old.dataset.refresh)}"]`);
      if (!fresh || fresh.innerHTML === old.innerHTML) continue;
      const before = old.querySelector('.index')?.textContent;
      old.innerHTML = fresh.innerHTML;
      const figure = old.querySelector('.index');
      if (figure && figure.textContent !== before) {
        changed = true;
        this.#mark(figure);
      }
    }
    if (changed && Date.now() - this.#spoken > QUIET) {
      this.#spoken = Date.now();
      this.voice.textContent = this.dataset.changed;
    }
  }

  #mark(figure) {
    const mark = document.createElement('span');
    mark.className = 'fresh';
    mark.textContent = this.dataset.mark;
    figure.classList.add('flash');
    figure.after(mark);
    setTimeout(() => {
      mark.remove();
      figure.classList.remove('flash');
    }, 10_000);
  }

  #show() {
    this.words.textContent = this.#stopped ? this.dataset.off : this.dataset.on;
    this.button.textContent = this.#stopped ? this.dataset.start : this.dataset.stop;
  }
}

customElements.define('dxp-live', DxpLive);
