// <dxp-kpi code="K1" lang="ja">: the card of a KPI on a page of any site, in a frame as high as the card. The frame keeps
// itself current; frames of one page share one stream. What stands within the element is shown until the card is.
const SITE = new URL(import.meta.url).origin;
const PATIENCE = 15_000;
const AGAIN = 60_000;
const HIGHEST = 4000;
const WORDS = {
  ja: { title: 'KPIカード', away: '青森県DX推進ダッシュボードにいま接続できません。しばらくすると自動で表示されます。', page: 'ダッシュボードで見る' },
  en: { title: 'KPI card', away: 'The Aomori DX dashboard cannot be reached just now. The card appears by itself later.', page: 'See the dashboard' },
};
const STYLE = new CSSStyleSheet();
STYLE.replaceSync(`
  :host { display: block; position: relative }
  iframe { display: block; width: 100%; border: 0 }
  iframe.waiting { position: absolute; visibility: hidden }
  p { margin: 0; padding: 12px 16px; border: 1px solid #949494; border-radius: 8px; background: #fff; color: #1a1a1a; font: 1rem/1.7 sans-serif }
  a { color: #00118f }`);

// One stream for all cards of the page: frames of another site may not share one by themselves.
const cards = new Set();
let stream;

function listen() {
  if (stream && stream.readyState !== EventSource.CLOSED) return;
  stream = new EventSource(`${SITE}/api/boards/stream`);
  for (const kind of ['open', 'error', 'board']) {
    stream.addEventListener(kind, ({ target, data, lastEventId }) => {
      for (const card of cards) card.tell({ kind, data, lastEventId, readyState: target.readyState });
    });
  }
}

// Cards ask again when the page is seen again.
document.addEventListener('visibilitychange', () => {
  if (document.hidden) stream?.close();
});

class DxpKpi extends HTMLElement {
  static observedAttributes = ['code', 'lang', 'period', 'granularity'];
  #root = this.attachShadow({ mode: 'open' });
  #frame;
  #timer;

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [STYLE];
    this.#root.append(document.createElement('slot'));
  }

  connectedCallback() {
    addEventListener('message', this.#hear);
    cards.add(this);
    this.#ask();
  }

  disconnectedCallback() {
    removeEventListener('message', this.#hear);
    clearTimeout(this.#timer);
    cards.delete(this);
    if (cards.size === 0) stream?.close();
  }

  tell(change) {
    this.#frame?.contentWindow?.postMessage({ dxpBoards: change }, SITE);
  }

  attributeChangedCallback() {
    if (this.isConnected) this.#ask();
  }

  get #lang() {
    return this.getAttribute('lang') || (this.closest('[lang]')?.lang.startsWith('en') ? 'en' : 'ja');
  }

  get #words() {
    return WORDS[this.#lang] ?? WORDS.ja;
  }

  #ask() {
    clearTimeout(this.#timer);
    this.#frame?.remove();
    const address = new URL(`/embed/kpi/${encodeURIComponent(this.getAttribute('code') ?? '')}`, SITE);
    address.searchParams.set('lang', this.#lang);
    for (const name of ['period', 'granularity']) {
      if (this.getAttribute(name)) address.searchParams.set(name, this.getAttribute(name));
    }
    address.hash = 'told';
    this.#frame = document.createElement('iframe');
    this.#frame.className = 'waiting';
    this.#frame.title = `${this.#words.title} ${this.getAttribute('code')}`;
    this.#frame.referrerPolicy = 'no-referrer';
    this.#frame.src = address;
    this.#root.append(this.#frame);
    this.#timer = setTimeout(() => this.#apologise(), PATIENCE);
  }

  // A card says how high it is as soon as it is there, and whenever that changes.
  #hear = ({ source, origin, data }) => {
    if (origin !== SITE || source !== this.#frame?.contentWindow) return;
    if (data?.dxpBoards === 'who') {
      listen();
      this.tell({ kind: 'state', readyState: stream.readyState });
    }
    if (!(data?.dxpKpi?.height > 0)) return;
    clearTimeout(this.#timer);
    this.#frame.style.height = `${Math.min(data.dxpKpi.height, HIGHEST)}px`;
    this.#frame.title = String(data.dxpKpi.title);
    this.#frame.className = '';
    // A frame that is moved loads again: the others leave instead.
    for (const other of [...this.#root.children]) if (other !== this.#frame) other.remove();
  };

  #apologise() {
    const said = document.createElement('p');
    const link = document.createElement('a');
    link.href = `${SITE}${this.#lang === 'en' ? '/en' : ''}/kpis/${encodeURIComponent(this.getAttribute('code') ?? '')}`;
    link.textContent = this.#words.page;
    said.lang = this.#lang;
    said.append(this.#words.away, ' ', link);
    this.#root.replaceChildren(said);
    this.#timer = setTimeout(() => this.#ask(), AGAIN);
  }
}

if (!customElements.get('dxp-kpi')) customElements.define('dxp-kpi', DxpKpi);
