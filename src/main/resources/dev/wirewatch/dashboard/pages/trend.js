// A trend in signs and words, with the test behind it on hover.
import {h} from './dom.js';
import {percent} from './format.js';

const SIGNS = {rising: '↗', falling: '↘', steady: '→', unclear: '·'};
const WORDS = {rising: 'Rising', falling: 'Falling', steady: 'Steady', unclear: 'Too few'};

/** What the test is, for readers. */
export const TREND_TEST = 'Cochran–Armitage test for a linear trend in the share of all articles, two-sided at 1 %, '
  + 'corrected for articles that come in bunches';

const chance = ({p}) => (p < 0.001 ? 'p < 0.001' : `p = ${p.toFixed(3)}`);

/** The numbers of a trend. */
export const trendNumbers = (trend) => (trend.direction === 'unclear' ? 'too few articles or parts of time to tell'
  : `${percent(trend.first)} → ${percent(trend.last)}, z = ${trend.z.toFixed(2)}, ${chance(trend)}`);

/** A trend. */
export const trendSign = (trend) => h('span', {
  class: `trend-sign ${trend.direction}`, title: `${trendNumbers(trend)}\n${TREND_TEST}`,
}, h('span', {'aria-hidden': 'true'}, SIGNS[trend.direction] + ' '), WORDS[trend.direction]);
