//! The words of the documents, one file a language, and figures as the language writes them.

use std::sync::LazyLock;

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use chrono_tz::Tz;
use fluent_bundle::{FluentArgs, FluentResource, concurrent::FluentBundle};
use tillup_core::{
    format::{self, Digits},
    money::Money,
};
use unic_langid::{LanguageIdentifier, langid};

/// A language of documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    /// Bengali.
    Bn,
    /// English.
    En,
    /// Hindi.
    Hi,
}

impl Language {
    /// All languages.
    pub const ALL: [Self; 3] = [Self::Bn, Self::En, Self::Hi];

    /// `bn`, `en` or `hi`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Bn => "bn",
            Self::En => "en",
            Self::Hi => "hi",
        }
    }

    /// The language of that code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }

    /// The digits of its figures.
    pub fn digits(self) -> Digits {
        match self {
            Self::Bn => Digits::Bengali,
            Self::En => Digits::Latin,
            Self::Hi => Digits::Devanagari,
        }
    }

    fn id(self) -> LanguageIdentifier {
        match self {
            Self::Bn => langid!("bn"),
            Self::En => langid!("en"),
            Self::Hi => langid!("hi"),
        }
    }

    fn source(self) -> &'static str {
        match self {
            Self::Bn => include_str!("../words/bn.ftl"),
            Self::En => include_str!("../words/en.ftl"),
            Self::Hi => include_str!("../words/hi.ftl"),
        }
    }

    fn bundle(self) -> &'static FluentBundle<FluentResource> {
        static BUNDLES: LazyLock<[FluentBundle<FluentResource>; 3]> =
            LazyLock::new(|| Language::ALL.map(Language::read));
        let [bn, en, hi] = &*BUNDLES;
        match self {
            Self::Bn => bn,
            Self::En => en,
            Self::Hi => hi,
        }
    }

    fn read(self) -> FluentBundle<FluentResource> {
        let mut bundle = FluentBundle::new_concurrent(vec![self.id()]);
        // Marks of reading direction have no place on paper: all three languages run to the right.
        bundle.set_use_isolating(false);
        // A line that cannot be read is left out here, and a test finds it missing.
        let words = FluentResource::try_new(self.source().to_owned()).unwrap_or_else(|(words, _)| words);
        bundle.add_resource_overriding(words);
        bundle
    }

    /// The words for `key`; the key itself where there are none, which a test rules out.
    fn say(self, key: &str, args: &[(&'static str, Arg<'_>)]) -> String {
        let bundle = self.bundle();
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            return key.to_owned();
        };
        let args: FluentArgs<'_> = args.iter().map(|(name, arg)| (*name, arg.written(self))).collect();
        bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned()
    }
}

/// The same in each language of a document, the first language first.
pub(crate) type Words = Vec<String>;

/// What is put into words.
#[derive(Clone, Copy)]
pub(crate) enum Arg<'a> {
    /// As it is: names, references.
    Text(&'a str),
    /// In the language's digits.
    Figures(&'a str),
}

impl Arg<'_> {
    fn written(&self, language: Language) -> String {
        match self {
            Self::Text(text) => (*text).to_owned(),
            Self::Figures(figures) => format::in_digits(figures, language.digits()),
        }
    }
}

/// Speaks a document's languages.
#[derive(Clone, Debug)]
pub(crate) struct Speaker {
    languages: Vec<Language>,
    timezone: Tz,
    signs: bool,
}

impl Speaker {
    /// Speaks these, of which there is at least one.
    pub(crate) fn new(languages: Vec<Language>, timezone: Tz) -> Self {
        let languages = if languages.is_empty() { vec![Language::En] } else { languages };
        Self { languages, timezone, signs: true }
    }

    /// Speaks English, with letters for the currencies' signs.
    pub(crate) fn latin(timezone: Tz) -> Self {
        Self { languages: vec![Language::En], timezone, signs: false }
    }

    /// The language that figures are written in.
    pub(crate) fn first(&self) -> Language {
        self.languages.first().copied().unwrap_or(Language::En)
    }

    /// The words for `key` in each language.
    pub(crate) fn say(&self, key: &str) -> Words {
        self.tell(key, &[])
    }

    /// The same with something put in.
    pub(crate) fn tell(&self, key: &str, args: &[(&'static str, Arg<'_>)]) -> Words {
        self.languages.iter().map(|language| language.say(key, args)).collect()
    }

    /// The words for `key` in the first language.
    pub(crate) fn say_once(&self, key: &str) -> String {
        self.first().say(key, &[])
    }

    /// The same with something put in.
    pub(crate) fn tell_once(&self, key: &str, args: &[(&'static str, Arg<'_>)]) -> String {
        self.first().say(key, args)
    }

    /// An amount, to its last place.
    pub(crate) fn money(&self, amount: Money) -> String {
        let written = format::money(amount, self.first().digits());
        if self.signs { written } else { written.replace('৳', "Tk ").replace('₹', "Rs ") }
    }

    /// Digits of any kind: telephone numbers, receipt numbers.
    pub(crate) fn figures(&self, text: &str) -> String {
        format::in_digits(text, self.first().digits())
    }

    /// A count.
    pub(crate) fn count(&self, count: i64) -> String {
        self.figures(&count.to_string())
    }

    /// The day of a moment on the shop's clock.
    pub(crate) fn day_of(&self, at: DateTime<Utc>) -> String {
        self.day(at.with_timezone(&self.timezone).date_naive())
    }

    /// The time of day on the shop's clock.
    pub(crate) fn clock(&self, at: DateTime<Utc>) -> String {
        self.figures(&at.with_timezone(&self.timezone).format("%H:%M").to_string())
    }

    /// Day and time.
    pub(crate) fn moment(&self, at: DateTime<Utc>) -> String {
        format!("{}, {}", self.day_of(at), self.clock(at))
    }

    /// A day: 21 Nov 2026.
    pub(crate) fn day(&self, day: NaiveDate) -> String {
        let month = self.say_once(&format!("month-{}", day.month()));
        format!("{} {month} {}", self.figures(&day.day().to_string()), self.figures(&day.year().to_string()))
    }

    /// One day, or the first and the last.
    pub(crate) fn span(&self, from: NaiveDate, to: NaiveDate) -> String {
        if from == to { self.day(from) } else { format!("{} – {}", self.day(from), self.day(to)) }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    /// Each message of a language with the names of what is put into it.
    fn messages(language: Language) -> BTreeMap<String, Vec<String>> {
        let mut found = BTreeMap::new();
        let mut last = String::new();
        for line in language.source().lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            if let Some((key, _)) = line.split_once(" = ").filter(|(key, _)| !key.contains(' ')) {
                assert!(found.insert(key.to_owned(), Vec::new()).is_none(), "{key} twice in {language:?}");
                last = key.to_owned();
            }
            let put_in = line.split("{ $").skip(1).filter_map(|rest| rest.split(' ').next());
            found.get_mut(&last).unwrap().extend(put_in.map(str::to_owned));
        }
        for put_in in found.values_mut() {
            put_in.sort();
            put_in.dedup();
        }
        found
    }

    #[test]
    fn every_language_has_every_word_and_puts_the_same_into_it() {
        let english = messages(Language::En);
        assert!(english.len() > 100, "{}", english.len());
        for language in Language::ALL {
            assert_eq!(messages(language), english, "{language:?}");
            for key in english.keys() {
                assert_ne!(&language.say(key, &[]), key, "{key} cannot be read in {language:?}");
            }
        }
    }

    #[test]
    fn every_word_that_is_asked_for_is_there() {
        let english = messages(Language::En);
        let sources = [
            include_str!("compose/day.rs"),
            include_str!("compose/dispute.rs"),
            include_str!("compose/sale.rs"),
            include_str!("compose/shift.rs"),
            include_str!("compose/commission.rs"),
            include_str!("compose/test_page.rs"),
            include_str!("compose.rs"),
            include_str!("message.rs"),
        ];
        let mut asked = 0;
        for call in [
            "say(\"",
            "tell(\"",
            "say_once(\"",
            "tell_once(\"",
            "pair(\"",
            "heading(\"",
            "note(\"",
            "column(\"",
        ] {
            for key in sources.iter().flat_map(|source| source.split(call).skip(1)) {
                let key = key.split('"').next().unwrap();
                assert!(english.contains_key(key), "{key}");
                asked += 1;
            }
        }
        assert!(asked > 60, "{asked}");
        for status in tillup_core::sale::Status::ALL {
            assert!(english.contains_key(&format!("state-{status}")), "{status}");
        }
        for service in tillup_core::operator::Service::ALL {
            assert!(english.contains_key(&format!("service-{service}")), "{service}");
        }
    }

    #[test]
    fn days_times_and_amounts_are_written_as_the_language_writes_them() {
        let at: DateTime<Utc> = "2026-11-21T04:42:07Z".parse().unwrap();
        let amount = Money::parse("9999999.9901", tillup_core::money::Currency::Bdt).unwrap();
        let written = |language| {
            let speaker = Speaker::new(vec![language], chrono_tz::Asia::Dhaka);
            (speaker.moment(at), speaker.money(amount))
        };
        assert_eq!(written(Language::En), ("21 Nov 2026, 10:42".into(), "৳99,99,999.9901".into()));
        assert_eq!(written(Language::Bn), ("২১ নভেম্বর ২০২৬, ১০:৪২".into(), "৳৯৯,৯৯,৯৯৯.৯৯০১".into()));
        assert_eq!(written(Language::Hi), ("२१ नव॰ २०२६, १०:४२".into(), "৳९९,९९,९९९.९९०१".into()));
        assert_eq!(Speaker::latin(chrono_tz::Asia::Dhaka).money(amount), "Tk 99,99,999.9901");
    }
}
