import { describe, expect, it } from 'vitest';
import { faultsOf, kindsOf, recordsOf, type Told } from './expect-fields.js';

const told: readonly Told[] = [
  {
    text: 'BlackBerry sold 90 smartphone technology patents to Huawei.',
    fields: {
      seller: 'BlackBerry',
      buyer: 'Huawei',
      count: { value: '90', unit: 'patent' },
      subject: 'smartphone technology',
      stage: 'completed',
    },
  },
  {
    text: "BlackBerry has recently sold 90 smartphone technology patents to Huawei. After the announcement, BlackBerry's chief financial officer Steve Rai confirmed the news at an investor conference in Toronto.",
    fields: {
      seller: 'BlackBerry',
      buyer: 'Huawei',
      count: { value: '90', unit: 'patent' },
      subject: 'smartphone technology',
      stage: 'completed',
      confirmedBy: {
        person: { name: 'Steve Rai', title: 'chief financial officer' },
        venue: 'investor conference in Toronto',
      },
    },
  },
  {
    text: 'Kodak sells 1,100 digital imaging patents to Intellectual Ventures for $525 million',
    fields: {
      seller: 'Kodak',
      buyer: 'Intellectual Ventures',
      price: { amount: '525000000', currency: 'USD' },
      count: { value: '1100', unit: 'patent' },
      subject: 'digital imaging',
    },
  },
  {
    text: 'Huawei has bought 90 patents on antenna design from BlackBerry for an undisclosed sum.',
    fields: {
      buyer: 'Huawei',
      seller: 'BlackBerry',
      price: 'undisclosed',
      count: { value: '90', unit: 'patent' },
      subject: 'antenna design',
      stage: 'completed',
    },
  },
  {
    text: 'About 6,000 patents were sold by Nortel to Rockstar for $4.5 billion.',
    fields: {
      seller: 'Nortel',
      buyer: 'Rockstar',
      price: { amount: '4500000000', currency: 'USD' },
      count: { value: '6000', unit: 'patent', approx: 'about' },
      stage: 'completed',
    },
  },
  {
    text: 'Nokia agreed to transfer 500 wireless patents to Acacia.',
    fields: {
      seller: 'Nokia',
      buyer: 'Acacia',
      count: { value: '500', unit: 'patent' },
      subject: 'wireless',
      stage: 'agreed',
    },
  },
  {
    text: 'Panasonic completed the sale of 200 battery patents to Lumen IP for $30 million.',
    fields: {
      buyer: 'Lumen IP',
      price: { amount: '30000000', currency: 'USD' },
      seller: 'Panasonic',
      count: { value: '200', unit: 'patent' },
      subject: 'battery',
      stage: 'completed',
    },
  },
  {
    text: 'The sale of 350 LCD patents by Sharp to Foxconn was completed on Monday.',
    fields: {
      seller: 'Sharp',
      buyer: 'Foxconn',
      count: { value: '350', unit: 'patent' },
      subject: 'LCD',
      stage: 'completed',
    },
  },
  {
    text: 'Intel will sell its portfolio of 8,500 wireless patents to Apple Inc.',
    fields: {
      seller: 'Intel',
      buyer: 'Apple Inc.',
      count: { value: '8500', unit: 'patent' },
      subject: 'wireless',
      stage: 'agreed',
    },
  },
  {
    text: 'IBM acquired 150 blockchain patents from Ripple Labs.',
    fields: {
      buyer: 'IBM',
      seller: 'Ripple Labs',
      count: { value: '150', unit: 'patent' },
      subject: 'blockchain',
      stage: 'completed',
    },
  },
  {
    text: 'Ericsson to sell 2,185 patents to Unwired Planet',
    fields: {
      seller: 'Ericsson',
      buyer: 'Unwired Planet',
      count: { value: '2185', unit: 'patent' },
      stage: 'agreed',
    },
  },
  {
    text: 'Microsoft buys AOL patents for $1.1 billion',
    fields: { buyer: 'Microsoft', price: { amount: '1100000000', currency: 'USD' }, seller: 'AOL' },
  },
  {
    text: 'Microsoft Corp. bought 800 patents from AOL Inc. for about $1.06 billion in cash.',
    fields: {
      buyer: 'Microsoft Corp.',
      seller: 'AOL Inc.',
      price: { amount: '1060000000', currency: 'USD', approx: 'about' },
      count: { value: '800', unit: 'patent' },
      stage: 'completed',
    },
  },
  {
    text: 'HTC offloads 30 camera patents to Nokia; price not disclosed',
    fields: {
      seller: 'HTC',
      buyer: 'Nokia',
      price: 'undisclosed',
      count: { value: '30', unit: 'patent' },
      subject: 'camera',
    },
  },
  {
    text: 'More than 1,500 wireless patents will pass from Calderon Networks to Shannon Innovations under an agreement signed last week. Shannon is paying US$33.5 million.',
    fields: {
      seller: 'Calderon Networks',
      buyer: 'Shannon Innovations',
      price: { amount: '33500000', currency: 'USD' },
      count: { value: '1500', unit: 'patent', approx: 'more-than' },
      subject: 'wireless',
      stage: 'agreed',
    },
  },
  {
    text: "Velodyne's sale of 44 lidar patents to Hesai closed in March, the company said.",
    fields: {
      seller: 'Velodyne',
      buyer: 'Hesai',
      count: { value: '44', unit: 'patent' },
      subject: 'lidar',
      stage: 'completed',
    },
  },
  {
    text: 'Rohm said it had agreed to buy 75 silicon carbide patents from Sumitomo Electric for 4 billion yen.',
    fields: {
      buyer: 'Rohm',
      seller: 'Sumitomo Electric',
      price: { amount: '4000000000', currency: 'JPY' },
      count: { value: '75', unit: 'patent' },
      subject: 'silicon carbide',
      stage: 'agreed',
    },
  },
  {
    text: 'Under the deal, Google acquired 217 patents from IBM.',
    fields: {
      buyer: 'Google',
      seller: 'IBM',
      count: { value: '217', unit: 'patent' },
      stage: 'completed',
    },
  },
  {
    text: 'Xperi sold a package of 60 patent families to Adeia.',
    fields: {
      seller: 'Xperi',
      buyer: 'Adeia',
      count: { value: '60', unit: 'patent family' },
      stage: 'completed',
    },
  },
  {
    text: 'Oppo bought 45 patents relating to 4G and 5G from Intellectual Ventures.',
    fields: {
      seller: 'Intellectual Ventures',
      buyer: 'Oppo',
      count: { value: '45', unit: 'patent' },
      subject: '4G and 5G',
      stage: 'completed',
    },
  },
];

const traps: readonly string[] = [
  'Nokia denied it had sold patents to Huawei.',
  'Samsung licensed 300 patents to Huawei.',
  'Qualcomm was granted 90 patents in May.',
  "Acme sells patent leather shoes to Macy's.",
  'The patent on the drug expires in 2025, Pfizer said.',
  'Huawei has no plans to sell its 5G patents to Samsung.',
  'Acme transferred its patent lawsuit against Bolt to a Texas court.',
  'Pfizer sold 90 million doses of its patented vaccine to Brazil.',
];

describe('reading the kind patent-sale', () => {
  it.each(told)('reads: $text', ({ text, fields, modality = 'asserted' }) => {
    const records = recordsOf('patent-sale', text);
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({ ...fields, modality });
    expect(faultsOf(records[0])).toBe('');
  });

  it.each(traps)('finds none in: %s', (text) => {
    expect(recordsOf('patent-sale', text)).toEqual([]);
  });

  it.each(told)('is no acquisition: $text', ({ text }) => {
    expect(kindsOf(text)).toEqual(['patent-sale']);
  });
});
