import { describe, expect, it } from 'vitest';
import { faultsOf, recordsOf, type Told } from './expect-fields.js';

const told: readonly Told[] = [
  {
    text: 'Chen Yulu, deputy governor of the Chinese central bank, said at a press conference of the State Council Information Office today that under the guidance of the financial department, Ant Group has set up a work group.',
    fields: {
      speaker: {
        name: 'Chen Yulu',
        title: 'deputy governor',
        organisation: 'the Chinese central bank',
      },
      statement: 'Ant Group has set up a work group',
      guidedBy: 'the financial department',
      about: 'Ant Group',
      venue: 'press conference of the State Council Information Office',
    },
  },
  {
    text: 'Ruangguo Property has set up a committee to restructure its offshore debt, Liu Shaowen, vice-minister of housing, said at a press conference in Beijing on Tuesday.',
    fields: {
      speaker: { name: 'Liu Shaowen', title: 'vice-minister of housing' },
      statement: 'Ruangguo Property has set up a committee to restructure its offshore debt',
      about: 'Ruangguo Property',
      venue: 'press conference in Beijing',
    },
  },
  {
    text: 'Polish digital minister Ewa Zawadzka said that Chatterly must appoint a legal representative in Warsaw by March. She spoke at a security forum in Gdańsk.',
    fields: {
      speaker: { name: 'Ewa Zawadzka', title: 'Polish digital minister' },
      statement: 'Chatterly must appoint a legal representative in Warsaw by March',
      about: 'Chatterly',
      venue: 'security forum in Gdańsk',
    },
  },
  {
    text: 'TikTok has to sell its U.S. business, White House spokeswoman Karine Jean-Pierre told reporters.',
    fields: {
      speaker: { name: 'Karine Jean-Pierre', title: 'White House spokeswoman' },
      statement: 'TikTok has to sell its U.S. business',
      about: 'TikTok',
    },
  },
  {
    text: 'EU antitrust chief Margrethe Vestager warned that Google must stop favouring its own services.',
    fields: {
      speaker: { name: 'Margrethe Vestager', title: 'EU antitrust chief' },
      statement: 'Google must stop favouring its own services',
      about: 'Google',
    },
  },
  {
    text: 'German Economy Minister Robert Habeck said Intel will receive its subsidies despite the budget crisis.',
    fields: {
      speaker: { name: 'Robert Habeck', title: 'German Economy Minister' },
      statement: 'Intel will receive its subsidies despite the budget crisis',
      about: 'Intel',
    },
  },
  {
    text: "Maria Lopez, Spain's industry minister, said Iberdrola's bid would be examined.",
    fields: {
      speaker: { name: 'Maria Lopez', title: 'industry minister' },
      statement: "Iberdrola's bid would be examined",
      about: 'Iberdrola',
    },
  },
  {
    text: 'Commissioner Thierry Breton told lawmakers that X is under investigation.',
    fields: {
      speaker: { name: 'Thierry Breton', title: 'Commissioner' },
      statement: 'X is under investigation',
      about: 'X',
    },
  },
  {
    text: 'The central bank will keep a close watch on Evergrande, governor Yi Gang said at a seminar on Thursday.',
    fields: {
      speaker: { name: 'Yi Gang', title: 'governor' },
      statement: 'The central bank will keep a close watch on Evergrande',
      about: 'Evergrande',
      venue: 'seminar',
    },
  },
  {
    text: '"Boeing has to fix its quality problems," FAA Administrator Mike Whitaker said at a hearing.',
    fields: {
      speaker: { name: 'Mike Whitaker', title: 'FAA Administrator' },
      statement: 'Boeing has to fix its quality problems',
      about: 'Boeing',
      venue: 'hearing',
    },
  },
  {
    text: 'Speaking at a briefing in Nairobi, energy minister Davis Chirchir said Kenya Power would cut tariffs.',
    fields: {
      speaker: { name: 'Davis Chirchir', title: 'energy minister' },
      statement: 'Kenya Power would cut tariffs',
      about: 'Kenya Power',
      venue: 'briefing in Nairobi',
    },
  },
  {
    text: 'Tu Gaokun, director of the Guangdong Provincial Department of Industry, said data centers are being planned.',
    fields: {
      speaker: {
        name: 'Tu Gaokun',
        title: 'director',
        organisation: 'Guangdong Provincial Department of Industry',
      },
      statement: 'data centers are being planned',
      about: 'data centers',
    },
  },
  {
    text: 'Evergrande must pay its suppliers, housing minister Ni Hong said at a forum in Beijing.',
    fields: {
      speaker: { name: 'Ni Hong', title: 'housing minister' },
      statement: 'Evergrande must pay its suppliers',
      about: 'Evergrande',
      venue: 'forum in Beijing',
    },
  },
  {
    text: '"Uber has broken the law," London Mayor Sadiq Khan said on Tuesday.',
    fields: {
      speaker: { name: 'Sadiq Khan', title: 'London Mayor' },
      statement: 'Uber has broken the law',
      about: 'Uber',
    },
  },
  {
    text: "Japan's industry minister Ken Saito said Nissan will receive no further aid.",
    fields: {
      speaker: { name: 'Ken Saito', title: 'industry minister' },
      statement: 'Nissan will receive no further aid',
      about: 'Nissan',
    },
  },
  {
    text: 'Elena Rossi, governor of the central bank, told parliament that Banca Verde needs new capital.',
    fields: {
      speaker: { name: 'Elena Rossi', title: 'governor', organisation: 'the central bank' },
      statement: 'Banca Verde needs new capital',
      about: 'Banca Verde',
      venue: 'parliament',
    },
  },
  {
    text: 'On inflation, Mary Barra, governor of the Bank of England, says talks are going well',
    fields: {
      speaker: { name: 'Mary Barra', title: 'governor', organisation: 'Bank of England' },
      statement: 'talks are going well',
      about: 'inflation',
    },
  },
];

const traps: readonly string[] = [
  'Acme chief executive Jane Roe said Acme has set up a work group.',
  'Analyst John Smith at Jefferies said Apple will raise prices.',
  'The minister did not say that Acme would be rescued.',
  'A spokeswoman for Acme said the plant will close.',
  'The bank president said rates will rise.',
  'Governor is a good title, he said.',
  'Jane Roe, chief financial officer of Bolt, said that sales rose.',
  'The report said Acme must pay.',
  'Actor Tom Hall said the film was fun.',
  'Energy secretary Mark Holt said at a conference in Houston that Boreal Gas has met its targets.',
];

describe('reading the kind official-statement', () => {
  it.each(told)('reads: $text', ({ text, fields, modality = 'asserted' }) => {
    const records = recordsOf('official-statement', text);
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({ ...fields, modality });
    expect(faultsOf(records[0])).toBe('');
  });

  it.each(traps)('finds none in: %s', (text) => {
    expect(recordsOf('official-statement', text)).toEqual([]);
  });
});
