/* demo-names.c: people's names from many places, the same for the same seed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo-names.h"

typedef struct
{
  const char *name;
  const char *ascii; /* what stands in the e-mail address */
} Part;

#define N_GIVEN 10
#define N_FAMILY 10

typedef struct
{
  guint share; /* how many of a hundred people */
  gboolean family_first;
  const char *separator;
  Part given[N_GIVEN];
  Part family[N_FAMILY];
} Culture;

/* clang-format off */
static const Culture cultures[] = {
  { 24, FALSE, " ",
    { { "Anna", "anna" }, { "Jörg", "joerg" }, { "Zoë", "zoe" }, { "Lukas", "lukas" }, { "Käthe", "kaethe" },
      { "Miriam", "miriam" }, { "Björn", "bjoern" }, { "Søren", "soren" }, { "Åsa", "asa" }, { "Felix", "felix" } },
    { { "Müller", "mueller" }, { "Schäfer", "schaefer" }, { "Groß", "gross" }, { "Lindström", "lindstrom" },
      { "Ødegård", "odegard" }, { "Weber", "weber" }, { "Vogel", "vogel" }, { "Jäger", "jaeger" },
      { "Bergmann", "bergmann" }, { "von der Heide", "vonderheide" } } },
  { 14, FALSE, " ",
    { { "José", "jose" }, { "Núria", "nuria" }, { "Inês", "ines" }, { "João", "joao" }, { "Begoña", "begona" },
      { "François", "francois" }, { "Chloé", "chloe" }, { "Maëlle", "maelle" }, { "Andrés", "andres" },
      { "Giulia", "giulia" } },
    { { "García", "garcia" }, { "Muñoz", "munoz" }, { "Conceição", "conceicao" }, { "Lefèvre", "lefevre" },
      { "Peña", "pena" }, { "Bernardi", "bernardi" }, { "Gonçalves", "goncalves" }, { "d’Amico", "damico" },
      { "Núñez", "nunez" }, { "Dubois", "dubois" } } },
  { 10, FALSE, " ",
    { { "Emily", "emily" }, { "Daniel", "daniel" }, { "Siobhán", "siobhan" }, { "Oliver", "oliver" },
      { "Grace", "grace" }, { "Thomas", "thomas" }, { "Amara", "amara" }, { "Niamh", "niamh" },
      { "Chinedu", "chinedu" }, { "Hannah", "hannah" } },
    { { "O’Brien", "obrien" }, { "Smith", "smith" }, { "Okafor", "okafor" }, { "Clarke", "clarke" },
      { "MacDonald", "macdonald" }, { "Taylor", "taylor" }, { "Evans", "evans" }, { "Hughes", "hughes" },
      { "Adeyemi", "adeyemi" }, { "Fitzgerald", "fitzgerald" } } },
  { 8, FALSE, " ",
    { { "Łukasz", "lukasz" }, { "Zuzana", "zuzana" }, { "Jiří", "jiri" }, { "Agnieszka", "agnieszka" },
      { "Ștefan", "stefan" }, { "Ivana", "ivana" }, { "Çağla", "cagla" }, { "İbrahim", "ibrahim" },
      { "Žofie", "zofie" }, { "Mihály", "mihaly" } },
    { { "Wiśniewska", "wisniewska" }, { "Dvořák", "dvorak" }, { "Kovačević", "kovacevic" },
      { "Żółkiewski", "zolkiewski" }, { "Ionescu", "ionescu" }, { "Yıldız", "yildiz" }, { "Őry", "ory" },
      { "Šimek", "simek" }, { "Nowak", "nowak" }, { "Horváth", "horvath" } } },
  { 14, TRUE, "",
    { { "伟", "wei" }, { "秀英", "xiuying" }, { "娜", "na" }, { "建国", "jianguo" }, { "晓明", "xiaoming" },
      { "丽华", "lihua" }, { "志强", "zhiqiang" }, { "雨桐", "yutong" }, { "浩然", "haoran" }, { "欣怡", "xinyi" } },
    { { "王", "wang" }, { "李", "li" }, { "张", "zhang" }, { "刘", "liu" }, { "陈", "chen" }, { "杨", "yang" },
      { "赵", "zhao" }, { "黄", "huang" }, { "周", "zhou" }, { "欧阳", "ouyang" } } },
  { 8, FALSE, " ",
    { { "Анна", "anna" }, { "Дмитрий", "dmitry" }, { "Ольга", "olga" }, { "Юрій", "yurii" }, { "Наталія", "nataliia" },
      { "Сергей", "sergey" }, { "Љубица", "ljubica" }, { "Фёдор", "fyodor" }, { "Ирина", "irina" },
      { "Тарас", "taras" } },
    { { "Иванова", "ivanova" }, { "Шевченко", "shevchenko" }, { "Петров", "petrov" }, { "Ковальчук", "kovalchuk" },
      { "Соловьёв", "solovyov" }, { "Щербак", "shcherbak" }, { "Ђорђевић", "djordjevic" }, { "Мельник", "melnyk" },
      { "Кузнецов", "kuznetsov" }, { "Їжакевич", "yizhakevych" } } },
  { 7, FALSE, " ",
    { { "محمد", "mohammed" }, { "فاطمة", "fatima" }, { "عبد الله", "abdullah" }, { "ليلى", "layla" },
      { "يوسف", "youssef" }, { "مريم", "maryam" }, { "خالد", "khaled" }, { "نور", "nour" }, { "عمر", "omar" },
      { "سارة", "sara" } },
    { { "الحسن", "alhassan" }, { "حداد", "haddad" }, { "العلي", "alali" }, { "منصور", "mansour" },
      { "النجار", "alnajjar" }, { "خوري", "khoury" }, { "الشريف", "alsharif" }, { "سليمان", "suleiman" },
      { "بن سالم", "bensalem" }, { "درويش", "darwish" } } },
  { 5, TRUE, " ",
    { { "さくら", "sakura" }, { "健太", "kenta" }, { "陽子", "yoko" }, { "翔", "sho" }, { "美咲", "misaki" },
      { "大輔", "daisuke" }, { "結衣", "yui" }, { "直樹", "naoki" }, { "マリア", "maria" }, { "蓮", "ren" } },
    { { "佐藤", "sato" }, { "鈴木", "suzuki" }, { "高橋", "takahashi" }, { "田中", "tanaka" }, { "渡辺", "watanabe" },
      { "小林", "kobayashi" }, { "山本", "yamamoto" }, { "中村", "nakamura" }, { "加藤", "kato" },
      { "吉田", "yoshida" } } },
  { 4, TRUE, "",
    { { "민준", "minjun" }, { "서연", "seoyeon" }, { "지훈", "jihun" }, { "하은", "haeun" }, { "도윤", "doyun" },
      { "지우", "jiwoo" }, { "수빈", "subin" }, { "현우", "hyunwoo" }, { "예린", "yerin" }, { "태양", "taeyang" } },
    { { "김", "kim" }, { "이", "lee" }, { "박", "park" }, { "최", "choi" }, { "정", "jung" }, { "강", "kang" },
      { "조", "cho" }, { "윤", "yoon" }, { "장", "jang" }, { "남궁", "namgung" } } },
  { 3, FALSE, " ",
    { { "आरव", "aarav" }, { "प्रिया", "priya" }, { "रोहन", "rohan" }, { "अनन्या", "ananya" }, { "विक्रम", "vikram" },
      { "दीपिका", "deepika" }, { "संजय", "sanjay" }, { "मीरा", "meera" }, { "कृष्ण", "krishna" }, { "नेहा", "neha" } },
    { { "शर्मा", "sharma" }, { "पटेल", "patel" }, { "सिंह", "singh" }, { "गुप्ता", "gupta" }, { "मिश्रा", "mishra" },
      { "चौधरी", "chaudhary" }, { "जोशी", "joshi" }, { "त्रिपाठी", "tripathi" }, { "रेड्डी", "reddy" },
      { "अय्यर", "iyer" } } },
  { 3, FALSE, " ",
    { { "Ελένη", "eleni" }, { "Γιώργος", "giorgos" }, { "Σοφία", "sofia" }, { "Νίκος", "nikos" },
      { "Μαρία", "maria" }, { "Κώστας", "kostas" }, { "Άννα", "anna" }, { "Δημήτρης", "dimitris" },
      { "Ιωάννα", "ioanna" }, { "Οδυσσέας", "odysseas" } },
    { { "Παπαδοπούλου", "papadopoulou" }, { "Νικολάου", "nikolaou" }, { "Γεωργίου", "georgiou" },
      { "Οικονόμου", "oikonomou" }, { "Βασιλείου", "vasileiou" }, { "Αγγέλου", "angelou" },
      { "Μακρής", "makris" }, { "Ιωαννίδης", "ioannidis" }, { "Ψαλτάκη", "psaltaki" }, { "Χατζής", "chatzis" } } },
};

static const Part companies[] = {
  { "Schreinerei Hölzl", "hoelzl.example" }, { "Blumen Äpfelbach", "aepfelbach.example" },
  { "北京远航物流有限公司", "yuanhang.example" }, { "上海晨光文具", "chenguang.example" },
  { "Société Générale de Plomberie", "sgplomberie.example" }, { "مؤسسة النور للتجارة", "alnour.example" },
  { "ООО «Северный ветер»", "severveter.example" }, { "株式会社さくら印刷", "sakura-insatsu.example" },
  { "한빛전자", "hanbit.example" }, { "श्री गणेश ट्रेडर्स", "ganeshtraders.example" },
  { "Taxi 24h", "taxi24.example" }, { "Café Lumière", "cafelumiere.example" },
  { "O’Leary & Sons", "oleary.example" }, { "Elektro Brandstätter", "brandstaetter.example" },
  { "Transportes Peñalba S.A.", "penalba.example" }, { "Praxis Dr. Öztürk", "oeztuerk.example" },
  { "Hotel Seeblick", "seeblick.example" }, { "Γραφείο Παπαδάκη", "papadakis.example" },
  { "", "mail.example" }, { "", "post.example" },
};
/* clang-format on */

/**
 * demo_random_init:
 * @self: a generator
 * @seed: the office's seed
 * @stream: what the numbers are for: more contacts must not change the extensions
 */
void
demo_random_init (DemoRandom *self, guint64 seed, guint64 stream)
{
  self->state =
    seed * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) + stream * G_GUINT64_CONSTANT (0xd1342543de82ef95);
}

/**
 * demo_random_below:
 * @self: a generator
 * @limit: at least 1
 *
 * Returns: a number from 0 to @limit - 1 (SplitMix64)
 */
guint
demo_random_below (DemoRandom *self, guint limit)
{
  guint64 z = (self->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return (guint) ((z ^ (z >> 31)) % limit);
}

/**
 * demo_random_chance:
 * @self: a generator
 * @percent: how often
 *
 * Returns: %TRUE in @percent of a hundred cases
 */
gboolean
demo_random_chance (DemoRandom *self, guint percent)
{
  return demo_random_below (self, 100) < percent;
}

static const Culture *
choose_culture (DemoRandom *random)
{
  guint number = demo_random_below (random, 100);

  for (guint i = 0; i < G_N_ELEMENTS (cultures); i++)
    {
      if (number < cultures[i].share)
        return &cultures[i];
      number -= cultures[i].share;
    }
  return &cultures[0];
}

/**
 * demo_names_make_person:
 * @random: a generator
 * @mailbox: (out) (transfer full): the name as an e-mail address has it before the `@`
 *
 * Returns: (transfer full): a display name
 */
char *
demo_names_make_person (DemoRandom *random, char **mailbox)
{
  const Culture *culture = choose_culture (random);
  const Part *given = &culture->given[demo_random_below (random, N_GIVEN)];
  const Part *family = &culture->family[demo_random_below (random, N_FAMILY)];

  *mailbox = g_strdup_printf ("%s.%s", given->ascii, family->ascii);
  if (culture->family_first)
    return g_strconcat (family->name, culture->separator, given->name, NULL);
  return g_strconcat (given->name, culture->separator, family->name, NULL);
}

/**
 * demo_names_make_company:
 * @random: a generator
 * @domain: (out) (transfer full): its domain
 *
 * Returns: (transfer full): a name, empty for private people
 */
char *
demo_names_make_company (DemoRandom *random, char **domain)
{
  const Part *company = &companies[demo_random_below (random, G_N_ELEMENTS (companies))];

  *domain = g_strdup (company->ascii);
  return g_strdup (company->name);
}
