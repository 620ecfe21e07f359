import { foldedWords } from '../foldText.ts';
import { parsePersonName, type Sex } from './personName.ts';

/** Common given names of the languages that scripts reach us in, folded; names given to both are left out. General knowledge. */
const female = new Set(
  (
    'mary patricia linda barbara elizabeth jennifer maria susan margaret dorothy lisa nancy karen betty helen sandra donna carol ruth sharon michelle laura sarah kimberly deborah jessica shirley ' +
    'cynthia angela melissa brenda amy anna rebecca virginia kathleen pamela martha debra amanda stephanie carolyn christine marie janet catherine frances ann anne joyce diane alice julie heather ' +
    'teresa doris gloria evelyn jean cheryl mildred katherine joan ashley judith rose janice kelly nicole judy christina kathy theresa beverly denise tammy irene jane lori rachel marilyn andrea ' +
    'kathryn louise sara anita wanda bonnie julia ruby lois tina phyllis norma paula diana annie lillian emily robin peggy crystal gladys rita dawn connie florence tracy edna tiffany carmen rosa ' +
    'cindy grace wendy victoria edith sylvia sheila ellen elaine charlotte sophie emma olivia ava mia isabella chloe lily zoe lucy hannah ella maelle camille manon lea ines elodie amelie celine ' +
    'claire helene isabelle brigitte sylvie nathalie valerie veronique odette colette genevieve simone yvonne greta heidi ingrid ursula petra sabine monika gisela lucia elena sofia valentina ' +
    'giulia chiara francesca beatrice beryl eve steel maud agnes harriet matilda nora molly bridget fiona siobhan natasha olga tatiana svetlana irina katya mei yuki sakura aisha fatima layla priya'
  ).split(' '),
);
const male = new Set(
  (
    'james john robert michael william david richard charles joseph thomas christopher daniel paul mark donald george kenneth steven edward brian ronald anthony kevin jason matthew gary timothy ' +
    'jose larry jeffrey frank scott eric stephen andrew raymond gregory joshua jerry dennis walter patrick peter harold douglas henry carl arthur ryan roger joe juan jack albert jonathan justin ' +
    'terry gerald keith samuel willie ralph lawrence nicholas roy benjamin bruce brandon adam harry fred wayne billy steve louis jeremy aaron randy howard eugene carlos russell bobby victor martin ' +
    'ernest phillip todd jesse craig alan shawn clarence sean philip chris johnny earl jimmy antonio danny bryan tony luis mike stanley leonard nathan dale manuel rodney curtis norman allen marvin ' +
    'vincent glenn jeffery travis jeff chad jacob lee melvin alfred kyle francis bradley jesus herbert frederick ray joel edwin don eddie ricky troy randall barry alexander bernard mario leroy ' +
    'francisco marcus theodore clifford miguel oscar jay jim tom bob ben dan sam max leo hugo lucas noah liam oliver ethan mason logan owen yann pierre jacques michel andre philippe alain bernard ' +
    'marcel rene luc antoine olivier laurent thierry guillaume etienne anselm hans klaus jurgen wolfgang karl heinz dieter gunther fritz giovanni marco luca paolo pablo diego javier alejandro ' +
    'sherlock jabez duncan archie watson mycroft basil cedric cyril edmund neville nigel rupert sebastian tobias jonas felix simon ivan boris dmitri sergei vladimir igor hiroshi kenji ahmed omar ali raj'
  ).split(' '),
);
const maleNouns = new Set(
  'man boy guy gentleman lad bloke father son brother uncle husband grandfather king prince duke ferryman policeman fisherman fireman cabman doorman salesman landlord waiter actor butler monk priest sailor newsboy businessman bachelor'.split(
    ' ',
  ),
);
const femaleNouns = new Set(
  'woman girl lady lass mother daughter sister aunt wife grandmother queen princess duchess policewoman landlady waitress actress nun maid housewife businesswoman widow bride'.split(
    ' ',
  ),
);

/** The sex that a name says by its title, its noun (`CABMAN`), or its given name. */
export function sexOfName(name: string): Sex {
  const { sex, words } = parsePersonName(name);
  if (sex !== 'unknown') return sex;
  const nouns = sexOfNouns(words);
  if (nouns !== 'unknown') return nouns;
  const first = words[0] ?? '';
  return female.has(first) ? 'female' : male.has(first) ? 'male' : 'unknown';
}

/** The sex that a description says: nouns first (`ferryman`), else pronouns where one kind clearly prevails. */
export function sexOfDescription(text: string): Sex {
  const words = foldedWords(text);
  const nouns = sexOfNouns(words);
  if (nouns !== 'unknown') return nouns;
  const she = words.filter((word) => ['she', 'her', 'hers', 'herself', 'elle', 'sie'].includes(word)).length;
  const he = words.filter((word) => ['he', 'him', 'his', 'himself', 'il', 'er'].includes(word)).length;
  return she > he ? 'female' : he > she ? 'male' : 'unknown';
}

function sexOfNouns(words: readonly string[]): Sex {
  const found = words.find((word) => maleNouns.has(word) || femaleNouns.has(word));
  if (found !== undefined) return femaleNouns.has(found) ? 'female' : 'male';
  if (words.some((word) => /.{3}woman$/u.test(word))) return 'female';
  return words.some(
    (word) => /.{3}man$/u.test(word) && !/(?:german|roman|human|woman|ottoman|norman|talisman)$/u.test(word),
  )
    ? 'male'
    : 'unknown';
}
