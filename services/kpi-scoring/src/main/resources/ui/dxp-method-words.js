// Words, figures and nodes that all parts of the method page use.
export { make } from './dxp-frame.js';

export const AGGREGATIONS = {
  ARITHMETIC: ['加重算術平均', 'Weighted arithmetic mean'],
  GEOMETRIC: ['加重幾何平均', 'Weighted geometric mean'],
  HARMONIC: ['加重調和平均', 'Weighted harmonic mean'],
  MEDIAN: ['中央値（重みなし）', 'Median (unweighted)'],
};
export const NORMALISATIONS = {
  RATIO: ['目標との比', 'Ratio to the target'],
  DISTANCE: ['基準値からの距離', 'Distance from the baseline'],
  GOALPOSTS: ['下限と上限の間', 'Between lower and upper'],
  STAGES: ['段階の表', 'Table of stages'],
};
export const FIELDS = {
  industry: ['産業・しごと', 'Industry and work'],
  living: ['暮らし・まち', 'Living and towns'],
  administration: ['行政経営', 'Administration'],
};

export function drawn(name, attributes = {}, ...children) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

// A figure with every digit that was typed; a number of the browser would round them.
export class Figure {
  constructor(text) { this.text = text; }
}
const DECIMAL = /^-?(0|[1-9]\d*)(\.\d+)?$/;
// What is no figure goes to the service as it is, which says why it is refused.
export const figure = text => {
  const tidy = `${text ?? ''}`.normalize('NFKC').replace(/[,\s]/g, '').replace(/^[▲△−]/, '-');
  return tidy === '' ? null : DECIMAL.test(tidy) ? new Figure(tidy) : tidy;
};
export const numberOf = text => {
  const read = figure(text);
  return read instanceof Figure && Number.isFinite(Number(read.text)) ? Number(read.text) : null;
};
export const json = value => {
  if (value instanceof Figure) return value.text;
  if (Array.isArray(value)) return `[${value.map(json).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  return `{${Object.entries(value).filter(([, member]) => member !== undefined).map(([key, member]) => `${JSON.stringify(key)}:${json(member)}`).join(',')}}`;
};
// Percent as a share, without the noise of a division in the browser.
export const share = text => {
  const percent = numberOf(text);
  return percent === null ? figure(text) : new Figure(`${Number((percent / 100).toPrecision(12))}`);
};
export const percentOf = value => `${Number((Number(value) * 100).toPrecision(12))}`;
// A figure as a version has it, as far as it can be read.
export const plain = value => (value instanceof Figure ? value.text : value);
// Half up to one decimal, as everywhere on the platform; beyond nine decimals is the noise of binary numbers.
export const rounded = number => Math.sign(number) * Math.round(Number((Math.abs(number) * 10).toFixed(8))) / 10 || 0;
export const one = number => (number === null || number === undefined ? '–' : rounded(number).toFixed(1));
// A value as the public pages show it, with the decimals of its definition.
export const measured = (value, known) => Number(value).toLocaleString('ja-JP', { minimumFractionDigits: known?.decimals ?? 0, maximumFractionDigits: known?.decimals ?? 20, roundingMode: 'halfExpand' });
// Between the figures that are shown, so that a reader can check it.
export const difference = (from, to) => (from === null || from === undefined || to === null || to === undefined ? null : Number((rounded(to) - rounded(from)).toFixed(1)));
export const signed = points => (points === null ? '–' : points === 0 ? '±0.0' : `${points > 0 ? '＋' : '－'}${Math.abs(points).toFixed(1)}`);
export const textOrNull = text => (text ?? '').trim() || null;

// Shares in percent; only the proportions of the weights count. With the median no weight does.
export function sharesOf(components) {
  const sum = components.reduce((all, each) => all + Number(each.weight), 0);
  return new Map(components.map(each => [each.indicator, sum > 0 ? Number(each.weight) / sum * 100 : null]));
}
