//! Made-up sales in plain words and figures: what happened, before any program has counted it.

/// Account, currency, whether its commission comes with each sale.
pub const ACCOUNTS: [(&str, &str, bool); 4] =
    [("soho", "BDT", false), ("auto", "BDT", true), ("tymk", "INR", false), ("indus", "INR", true)];
pub const CLERKS: [&str; 5] = ["rahim", "karim", "salma", "নাদিয়া", "owner"];
/// Account, operator, service, percent, from which day.
pub const RATES: [(&str, &str, &str, &str, &str); 10] = [
    ("*", "*", "*", "2.75", "2025-01-01"),
    ("*", "*", "*", "3.15", "2026-01-15"),
    ("*", "GP", "*", "2.5", "2025-01-01"),
    ("*", "GP", "*", "2.5001", "2025-12-31"),
    ("*", "GP", "postpaid", "1", "2025-12-01"),
    ("soho", "*", "*", "3.3333", "2025-12-10"),
    ("soho", "RB", "*", "-0.5", "2026-01-01"),
    ("soho", "RB", "prepaid", "4.0625", "2026-02-01"),
    ("tymk", "*", "*", "1.7", "2025-01-01"),
    ("tymk", "*", "*", "0", "2026-01-20"),
];
/// Title, promised commission.
const PACKS: [(&str, Option<&str>); 5] = [
    ("1 GB, 7 days", None),
    ("১ জিবি, ৭ দিন", Some("6.5")),
    ("45 min", Some("0")),
    ("1 GB", None),
    ("5 GB + 100 min", Some("12.3456")),
];
const OPERATORS: [&str; 5] = ["GP", "RB", "AT", "BL", "TT"];

const SECOND: i64 = 1_000;
const HOUR: i64 = 3_600 * SECOND;
const DAY: i64 = 24 * HOUR;
/// 2025-11-20T00:00:00Z: over the turn of three months and of the year.
const BEGIN: i64 = 1_763_596_800_000;
const DAYS: i64 = 90;

/// What an attempt becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    Pending,
    Unknown,
    Failed,
    Succeeded,
    Reversed,
}

/// What an answer told, in milliseconds since 1970.
#[derive(Clone, Debug)]
pub struct Answer {
    pub at: i64,
    pub word: Word,
    pub fee: Option<String>,
    pub told_commission: Option<String>,
}

#[derive(Clone, Debug)]
pub struct Try {
    pub account: &'static str,
    pub paid_with_sale: bool,
    pub at: i64,
    pub answers: Vec<Answer>,
}

#[derive(Clone, Debug)]
pub struct Made {
    pub number: String,
    pub operator: &'static str,
    pub service: &'static str,
    pub currency: &'static str,
    pub amount: String,
    pub charge: String,
    pub pack: Option<(&'static str, Option<&'static str>)>,
    pub clerk: &'static str,
    /// Whose due it goes on.
    pub debtor: Option<i64>,
    pub tries: Vec<Try>,
}

/// Money put into a wallet.
#[derive(Clone, Debug)]
pub struct Load {
    pub account: &'static str,
    pub currency: &'static str,
    pub at: i64,
    pub amount: String,
    pub paid: String,
}

/// Numbers that look random and are the same every time.
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, sides: u64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from((self.0 >> 33) % sides).unwrap()
    }

    fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[usize::try_from(self.roll(of.len() as u64)).unwrap()]
    }

    fn money(&mut self, least: u64, most: u64) -> String {
        let units = least + u64::try_from(self.roll(most - least)).unwrap();
        match self.roll(10) {
            0..=5 => units.to_string(),
            6..=7 => format!("{units}.50"),
            8 => format!("{units}.{:02}", self.roll(100)),
            _ => format!("{units}.{:04}", self.roll(10_000)),
        }
    }
}

/// How many buy on credit.
pub const DEBTORS: u64 = 3;

pub fn sales(count: usize, seed: u64) -> Vec<Made> {
    let mut dice = Dice(seed);
    (0..count).map(|_| sale(&mut dice)).collect()
}

pub fn loads(count: usize, seed: u64) -> Vec<Load> {
    let mut dice = Dice(seed);
    let load = |_| {
        let (account, currency, _) = dice.pick(&ACCOUNTS);
        let paid = dice.money(1_000, 9_000);
        let amount = if dice.roll(3) == 0 { paid.clone() } else { dice.money(9_000, 9_400) };
        Load { account, currency, at: BEGIN + dice.roll(DAYS as u64 * DAY as u64), amount, paid }
    };
    (0..count).map(load).collect()
}

fn sale(dice: &mut Dice) -> Made {
    let (account, currency, paid_with_sale) = dice.pick(&ACCOUNTS);
    let at = BEGIN + dice.roll(DAYS as u64 * DAY as u64);
    let pack = (dice.roll(3) == 0).then(|| dice.pick(&PACKS));
    let first = Try { account, paid_with_sale, at, answers: answers(dice, at) };
    let mut tries = vec![first];
    // What failed is sometimes tried elsewhere, at once or on another day.
    while tries.len() < 3
        && tries.last().is_some_and(|last| ends(last) == Some(Word::Failed))
        && dice.roll(2) == 0
    {
        let failed_at = tries.last().and_then(|last| last.answers.last()).unwrap().at;
        let at = failed_at + if dice.roll(3) == 0 { dice.roll(30) * HOUR } else { SECOND };
        let others: Vec<_> = ACCOUNTS.into_iter().filter(|(_, other, _)| *other == currency).collect();
        let (account, _, paid_with_sale) = dice.pick(&others);
        tries.push(Try { account, paid_with_sale, at, answers: answers(dice, at) });
    }
    Made {
        number: format!("017{:08}", dice.roll(20_000)),
        operator: dice.pick(&OPERATORS),
        service: if dice.roll(4) == 0 { "postpaid" } else { "prepaid" },
        currency,
        amount: dice.money(10, 900),
        charge: if dice.roll(3) == 0 { dice.money(1, 10) } else { "0".to_owned() },
        pack,
        clerk: dice.pick(&CLERKS),
        // They owe in the shop's own currency.
        debtor: (currency == "BDT" && dice.roll(8) == 0).then(|| 1 + dice.roll(DEBTORS)),
        tries,
    }
}

/// How the last answer left it; nothing where there was none.
pub fn ends(of: &Try) -> Option<Word> {
    of.answers.last().map(|answer| answer.word)
}

fn answers(dice: &mut Dice, sent: i64) -> Vec<Answer> {
    let fee = (dice.roll(4) == 0).then(|| dice.money(0, 3));
    let told_commission = (dice.roll(4) == 0).then(|| dice.money(0, 20));
    let soon = sent + dice.roll(5 * SECOND as u64);
    let later = soon + dice.roll(2 * DAY as u64);
    let much_later = later + dice.roll(35 * DAY as u64);
    let words: &[(i64, Word)] = match dice.roll(1_000) {
        0..=59 => &[(soon, Word::Failed)],
        60..=99 => &[(soon, Word::Succeeded), (much_later, Word::Reversed)],
        100..=109 => &[(soon, Word::Pending), (later, Word::Reversed)],
        110..=114 => &[(later, Word::Reversed)],
        115..=119 => &[(soon, Word::Pending)],
        120..=124 => &[(soon, Word::Unknown)],
        125..=126 => &[],
        127..=159 => &[(soon, Word::Pending), (later, Word::Succeeded)],
        160..=169 => &[(soon, Word::Unknown), (later, Word::Succeeded), (much_later, Word::Reversed)],
        170..=179 => &[(soon, Word::Pending), (later, Word::Unknown), (much_later, Word::Failed)],
        _ => &[(soon, Word::Succeeded)],
    };
    words
        .iter()
        .map(|(at, word)| Answer {
            at: *at,
            word: *word,
            fee: fee.clone(),
            told_commission: told_commission.clone(),
        })
        .collect()
}
