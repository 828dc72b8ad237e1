//! The words of packs' titles in English, Bengali and Hindi.

/// What a word after a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// Data, in kilobytes.
    Kilobytes(u64),
    /// Minutes of calls.
    Minutes,
    /// Time, in hours.
    Hours(u64),
}

const MEGABYTE: Unit = Unit::Kilobytes(1024);
const GIGABYTE: Unit = Unit::Kilobytes(1024 * 1024);
const TERABYTE: Unit = Unit::Kilobytes(1024 * 1024 * 1024);
const HOUR: Unit = Unit::Hours(1);
const DAY: Unit = Unit::Hours(24);
const WEEK: Unit = Unit::Hours(7 * 24);
const MONTH: Unit = Unit::Hours(30 * 24);
const YEAR: Unit = Unit::Hours(365 * 24);

/// Whole words. No `g`: `4G` is a network.
const LATIN: [(&str, Unit); 34] = [
    ("kb", Unit::Kilobytes(1)),
    ("mb", MEGABYTE),
    ("mbs", MEGABYTE),
    ("megabyte", MEGABYTE),
    ("megabytes", MEGABYTE),
    ("gb", GIGABYTE),
    ("gbs", GIGABYTE),
    ("gigabyte", GIGABYTE),
    ("gigabytes", GIGABYTE),
    ("tb", TERABYTE),
    ("min", Unit::Minutes),
    ("mins", Unit::Minutes),
    ("minute", Unit::Minutes),
    ("minutes", Unit::Minutes),
    ("h", HOUR),
    ("hr", HOUR),
    ("hrs", HOUR),
    ("hour", HOUR),
    ("hours", HOUR),
    ("d", DAY),
    ("day", DAY),
    ("days", DAY),
    ("wk", WEEK),
    ("week", WEEK),
    ("weeks", WEEK),
    ("mth", MONTH),
    ("month", MONTH),
    ("months", MONTH),
    ("yr", YEAR),
    ("yrs", YEAR),
    ("year", YEAR),
    ("years", YEAR),
    ("din", DAY),
    ("mah", MONTH),
];

/// Beginnings of words: Bengali and Hindi put endings to them.
const INDIC: [(&str, Unit); 38] = [
    ("কেবি", Unit::Kilobytes(1)),
    ("এমবি", MEGABYTE),
    ("মেগাবাইট", MEGABYTE),
    ("জিবি", GIGABYTE),
    ("জীবি", GIGABYTE),
    ("গিগাবাইট", GIGABYTE),
    ("টিবি", TERABYTE),
    ("মিনিট", Unit::Minutes),
    ("মিঃ", Unit::Minutes),
    ("ঘণ্টা", HOUR),
    ("ঘন্টা", HOUR),
    ("দিন", DAY),
    ("সপ্তাহ", WEEK),
    ("মাস", MONTH),
    ("বছর", YEAR),
    ("केबी", Unit::Kilobytes(1)),
    ("एमबी", MEGABYTE),
    ("मेगाबाइट", MEGABYTE),
    ("जीबी", GIGABYTE),
    ("जिबी", GIGABYTE),
    ("गीगाबाइट", GIGABYTE),
    ("टीबी", TERABYTE),
    ("मिनट", Unit::Minutes),
    ("मिनिट", Unit::Minutes),
    ("घंट", HOUR),
    ("घण्ट", HOUR),
    ("घन्ट", HOUR),
    ("दिन", DAY),
    ("दिवस", DAY),
    ("सप्ताह", WEEK),
    ("हफ्त", WEEK),
    ("हफ़्त", WEEK),
    ("महीन", MONTH),
    ("महिन", MONTH),
    ("माह", MONTH),
    ("मास", MONTH),
    ("साल", YEAR),
    ("वर्ष", YEAR),
];

const DAILY: [&str; 10] =
    ["daily", "perday", "প্রতিদিন", "দৈনিক", "রোজ", "প্রতিদিনে", "प्रतिदिन", "दैनिक", "रोज", "रोजाना"];
const PER: [&str; 7] = ["per", "each", "every", "প্রতি", "প্রত্যেক", "प्रति", "हर"];
const DATA: [&str; 10] = ["data", "internet", "net", "ডাটা", "ডেটা", "ইন্টারনেট", "নেট", "डेटा", "डाटा", "इंटरनेट"];

/// What the word counts, in small letters.
pub(super) fn unit(word: &str) -> Option<Unit> {
    if word.is_ascii() {
        return LATIN.iter().find(|(known, _)| *known == word).map(|(_, unit)| *unit);
    }
    INDIC.iter().find(|(known, _)| word.starts_with(known)).map(|(_, unit)| *unit)
}

/// `day` in any of the languages.
pub(super) fn is_day(word: &str) -> bool {
    unit(word) == Some(DAY)
}

/// `daily`.
pub(super) fn is_daily(word: &str) -> bool {
    DAILY.contains(&word)
}

/// `per`, as in `2 GB per day`.
pub(super) fn is_per(word: &str) -> bool {
    PER.contains(&word)
}

/// A word that may stand between an amount of data and `per day`.
pub(super) fn is_data(word: &str) -> bool {
    DATA.contains(&word)
}
