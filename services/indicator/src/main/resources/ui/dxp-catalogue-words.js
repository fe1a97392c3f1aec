// Words, figures and the small tools that every part of the catalogue's page uses.
import { call, inOwnWords, make, moment, periodName, pick, whyNot } from './dxp-frame.js';

export { make };

export const DIRECTIONS = { HIGHER_IS_BETTER: ['高いほど良い', 'Higher is better'], LOWER_IS_BETTER: ['低いほど良い', 'Lower is better'] };
export const ACCUMULATIONS = {
  FLOW: ['期間の合計', 'Sum of the period'],
  STOCK: ['時点の値', 'Value at a date'],
  CUMULATIVE: ['計画開始からの累計', 'Cumulative'],
  RATE: ['割合', 'Rate'],
  AVERAGE: ['平均', 'Mean'],
};
export const FREQUENCIES = { MONTH: ['毎月', 'Monthly'], QUARTER: ['四半期', 'Quarterly'], HALF: ['半期', 'Half-yearly'], YEAR: ['毎年', 'Yearly'] };
export const METHODS = {
  RATIO: ['目標との比', 'Ratio to the target'],
  DISTANCE: ['基準値からの距離', 'Distance from the baseline'],
  GOALPOSTS: ['下限と上限の間', 'Between lower and upper'],
  STAGES: ['段階の表', 'Table of stages'],
};
export const PATHS = { STEP: ['段階的', 'Step'], LINEAR: ['直線', 'Linear'] };
export const FORMS = { AT_LEAST: ['以上', 'at least'], AT_MOST: ['以下', 'at most'], RANGE: ['範囲', 'range'], IMPROVE: ['数値なし（ことばで）', 'in words, without a number'] };
export const STATUSES = {
  FINAL: ['確報', 'Final'],
  PROVISIONAL: ['速報', 'Provisional'],
  ESTIMATED: ['推計', 'Estimated'],
  HEARING: ['聞き取り', 'By hearing'],
  CORRECTED: ['訂正', 'Corrected'],
};
export const KINDS = { FEED: ['自動連携', 'Feed'], ENTRY: ['画面入力', 'Entry page'], IMPORT: ['ファイル', 'File'] };

export const plain = text => text.normalize('NFKC').toLowerCase();
export const textOrNull = text => (text ?? '').trim() || null;
export const given = value => value !== null && value !== undefined;
// A number as it is written, without zeros that end it.
export const digits = value => (given(value) ? `${value}`.replace(/^(-?\d+\.\d*?)0+$/, '$1').replace(/\.$/, '') : null);

// A figure with every digit that was typed or sent; a number of the browser would round them.
export class Figure {
  constructor(text) { this.text = text; }
  toString() { return this.text; }
}

// Members in an order of their own, which an object would change when a name looks like a number.
export class Members {
  constructor(pairs) { this.pairs = pairs; }
}

const DECIMAL = /^-?(0|[1-9]\d*)(\.\d+)?$/;
const SAFE_DIGITS = 15;

// What is no figure goes to the service as it is, which says why it is refused.
export const figure = text => {
  const tidy = `${text ?? ''}`.normalize('NFKC').replace(/[,\s]/g, '').replace(/^[▲△−]/, '-');
  return tidy === '' ? undefined : DECIMAL.test(tidy) ? new Figure(tidy) : tidy;
};

export const json = value => {
  if (value instanceof Figure) return value.text;
  if (value instanceof Members) return `{${value.pairs.map(([key, member]) => `${JSON.stringify(key)}:${json(member)}`).join(',')}}`;
  if (Array.isArray(value)) return `[${value.map(json).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  return json(new Members(Object.entries(value).filter(([, member]) => member !== undefined)));
};

const parsed = text => JSON.parse(text, (key, value, context) =>
  (typeof value === 'number' && (context?.source ?? '').replace(/\D/g, '').length > SAFE_DIGITS ? new Figure(context.source) : value));

// Asks a service; an object goes as JSON, a form as it is. A refusal is thrown with its status, what the service says of it, and words for people.
export async function read(address, method = 'GET', body = undefined) {
  const answer = await call(method, address, body instanceof FormData ? body : body && json(body), { parse: parsed });
  if (!answer.ok) throw Object.assign(new Error(answer.body.title || whyNot(answer, document.documentElement.lang)), { status: answer.status, problem: answer.body });
  return answer.body;
}

// What is said in the language of the reader.
export class Tongue {
  #departments = new Map();

  constructor(locale) {
    this.locale = locale;
    this.english = locale === 'en';
  }

  // What departments are called is told by the service that registers them; without it they are called by their keys.
  async learnDepartments() {
    try {
      const { items } = await read('/api/ingestion/departments/names');
      this.#departments = new Map(items.map(each => [each.key, each.name]));
    } catch {
      this.#departments = new Map();
    }
  }

  // Keys that the office has registered; none where that cannot be learned.
  registeredDepartments() {
    return [...this.#departments.keys()];
  }

  department(key) {
    return this.text(this.#departments.get(key)) || key;
  }

  // What the unit of an indicator is called, beside a figure of 1 as of one; one without English keeps its name.
  unit(indicator, figure) {
    return (this.english && ((figure === '1' && indicator.unitOne) || indicator.unitName?.en)) || indicator.unit;
  }

  // Names of stages have no English, and some units: on an English page they are announced as Japanese.
  foreign(text) {
    return this.english && /[\u3040-\u30ff\u4e00-\u9fff]/.test(text) ? make('span', { lang: 'ja' }, text) : text;
  }

  say(ja, en) {
    return this.english ? en : ja;
  }

  word(pair, key) {
    return pair ? this.say(pair[0], pair[1]) : key ?? '–';
  }

  text(localized) {
    return pick(localized, this.locale);
  }

  colon() {
    return this.say('：', ': ');
  }

  aside(text) {
    return this.say(`（${text}）`, ` (${text})`);
  }

  // A message of a service: Japanese, then English.
  told(message) {
    return inOwnWords(message, this.locale);
  }

  fault(fault) {
    return `${this.told(fault.message)}${given(fault.value) ? this.say(`（入力：${fault.value}）`, ` (given: ${fault.value})`) : ''}${fault.expected && fault.code !== 'MISSING' ? ` [${this.told(fault.expected)}]` : ''}`;
  }

  // As many decimals as the indicator shows, or some more.
  number(value, decimals, more = 0) {
    return given(value) ? Number(value).toLocaleString(this.say('ja-JP', 'en'), { minimumFractionDigits: decimals, maximumFractionDigits: decimals + more }) : '–';
  }

  period(text) {
    return text ? periodName(text, this.locale) : '–';
  }

  validity(version) {
    if (!version.validFrom) return '–';
    return version.validTo ? this.say(`${this.period(version.validFrom)}～${this.period(version.validTo)}`, `${version.validFrom} – ${version.validTo}`)
      : this.say(`${this.period(version.validFrom)}以降`, `from ${version.validFrom}`);
  }

  instant(text) {
    return moment(text, this.locale, { second: '2-digit' });
  }

  // A target as people say it; without a form of its own it follows the direction.
  target(target, indicator = { unit: '' }) {
    const [value, upper] = [digits(target.value) ?? '–', digits(target.upper) ?? '–'];
    const [unit, units] = [this.unit(indicator, value), this.unit(indicator)];
    const words = this.text(target.text);
    const shown = {
      AT_LEAST: this.say(`${value}${unit}以上`, `at least ${value} ${unit}`),
      AT_MOST: this.say(`${value}${unit}以下`, `at most ${value} ${unit}`),
      RANGE: this.say(`${value}～${upper}${units}`, `${value} to ${upper} ${units}`),
      IMPROVE: words || this.say('（ことばがありません）', '(no words)'),
    }[target.form] ?? this.say(`${value}${unit}`, `${value} ${unit}`);
    return (words && target.form !== 'IMPROVE' ? `${shown}${this.aside(words)}` : shown).trim();
  }

  // Rows under heads; a wide table moves within its own region, which the keyboard reaches.
  table(label, caption, heads, rows, tall = false) {
    return make('div', { class: tall ? 'scroll tall' : 'scroll', tabindex: '0', role: 'region', 'aria-label': label },
      make('table', {}, caption ? make('caption', {}, caption) : null,
        make('thead', {}, make('tr', {}, ...heads.map(([ja, en, kind]) => make('th', { scope: 'col', class: kind }, this.say(ja, en))))),
        rows instanceof Element ? rows : make('tbody', {}, ...rows)));
  }

  failed(said, reason, again) {
    return make('div', { class: 'faults' }, make('p', { role: 'alert' }, `⚠ ${said} (${this.told(reason.message)})`),
      make('button', { class: 'btn', type: 'button', onclick: again }, this.say('もう一度試す', 'Try again')));
  }
}
