// What all parts of the page know and say: the KPIs, the chosen one, and the words for them.
import { periodName } from './dxp-frame.js';
import { node } from './dxp-method-words.js';

export class Page {
  kpis = [];
  indicators = {};
  writable = false;
  kpi = null;
  scores = [];

  // @param element the custom element, whose language and period its page shows
  // @param load loads the page again for a KPI
  // @param edit opens the form of the office
  constructor(element, load, edit) {
    this.element = element;
    this.load = load;
    this.edit = edit;
  }

  get locale() {
    return this.element.locale;
  }

  say(ja, en) {
    return this.locale === 'en' ? en : ja;
  }

  word(pair, key) {
    return pair ? this.say(pair[0], pair[1]) : key ?? '–';
  }

  text(localized) {
    return (this.locale === 'en' ? localized?.en : null) ?? localized?.ja ?? '';
  }

  told(message) {
    return message?.split(' / ')[this.locale === 'en' ? 1 : 0] ?? message ?? '';
  }

  tell(type, detail) {
    this.element.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
  }

  name(code) {
    return this.indicators[code] ? this.text(this.indicators[code]) : '';
  }

  period(text) {
    return text ? periodName(text, this.locale) : '–';
  }

  async read(address, request = {}) {
    const answer = await fetch(address, { ...request, headers: { Accept: 'application/json', ...request.headers } });
    const body = await answer.json();
    if (!answer.ok) throw Object.assign(new Error(this.told(body.title) || `${answer.status}`), { problem: body });
    return body;
  }

  failed(said, reason, again) {
    return node('div', {}, node('p', { role: 'alert' }, `${said} (${reason.message})`),
      node('button', { class: 'btn', type: 'button', onclick: again }, this.say('もう一度試す', 'Try again')));
  }

  // Whether there is input that would be lost.
  mark(dirty) {
    this.element.dirty = dirty;
    this.tell('dxp:dirty', { dirty });
  }

  table(label, caption, heads, rows, tall = false) {
    return node('div', { class: tall ? 'scroll tall' : 'scroll', tabindex: '0', role: 'region', 'aria-label': label },
      node('table', {}, caption ? node('caption', {}, caption) : null,
        node('thead', {}, node('tr', {}, ...heads.map(([ja, en, kind]) => node('th', { scope: 'col', class: kind }, this.say(ja, en))))),
        node('tbody', {}, ...rows)));
  }

  panel(id, ja, en, ...content) {
    return node('section', { class: 'panel', id: `dxp-method-${id}`, 'aria-labelledby': `dxp-method-${id}-title` },
      node('h3', { id: `dxp-method-${id}-title`, tabindex: '-1' }, this.say(ja, en)), ...content);
  }

  latest() {
    return this.scores.findLast(score => score.index !== null) ?? this.scores.at(-1) ?? null;
  }

  // What the unit of an indicator is called, beside a figure of 1 as of one; one without English keeps its name.
  unit(known, figure) {
    return this.say(known?.unit, (figure === '1' && known?.unitOne) || known?.unitName?.en || known?.unit) ?? '';
  }

  limit(value) {
    return value === null || value === undefined ? this.say('なし', 'none') : `${value}`;
  }

  validity(version) {
    return version.validTo ? this.say(`${this.period(version.validFrom)}～${this.period(version.validTo)}`, `${version.validFrom} – ${version.validTo}`)
      : this.say(`${this.period(version.validFrom)}以降`, `from ${version.validFrom}`);
  }

  months(count) {
    return this.say(`${count}か月`, `${count} months`);
  }

  instant(text) {
    return new Date(text).toLocaleString(this.locale === 'en' ? 'en-GB' : 'ja-JP', { timeZone: 'Asia/Tokyo', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' });
  }
}
