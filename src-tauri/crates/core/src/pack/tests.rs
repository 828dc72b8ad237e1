use proptest::prelude::*;

use super::*;

const GB: u64 = 1024;

/// Title and validity; megabytes, minutes, hours.
type Row = (&'static str, &'static str, Option<u64>, Option<u32>, Option<u32>);

const READ: &[Row] = &[
    // English, as providers write it.
    ("35GB 30 Days", "", Some(35 * GB), None, Some(720)),
    ("38tk 1GB 24hr", "", Some(GB), None, Some(24)),
    ("49tk 1.5GB 3Days", "", Some(1536), None, Some(72)),
    ("29tk 45min 3Days", "", None, Some(45), Some(72)),
    ("34Tk-1p/sec,2Days ", "", None, None, Some(48)),
    ("35GB30Days", "", Some(35 * GB), None, Some(720)),
    ("10GB/30 Days", "", Some(10 * GB), None, Some(720)),
    ("1.5 GB", "", Some(1536), None, None),
    ("0.5GB", "", Some(512), None, None),
    ("2.25GB", "", Some(2304), None, None),
    ("1,024 MB", "", Some(1024), None, None),
    ("512 KB", "", None, None, None),
    ("2048kb", "", Some(2), None, None),
    ("1TB 1 year", "", Some(1024 * GB), None, Some(365 * 24)),
    ("5 G.B. 7D", "", Some(5 * GB), None, Some(168)),
    ("30-day 5-GB", "", Some(5 * GB), None, Some(720)),
    ("5GB 1D", "", Some(5 * GB), None, Some(24)),
    ("5GB 7d", "", Some(5 * GB), None, Some(168)),
    ("24 hours", "", None, None, Some(24)),
    ("2 weeks", "", None, None, Some(336)),
    ("1 month", "", None, None, Some(720)),
    ("Talktime 29 Tk", "10 Days", None, None, Some(240)),
    ("4G 10GB 5G ready", "", Some(10 * GB), None, None),
    ("Speed up to 10 Mbps, 40GB", "", Some(40 * GB), None, None),
    ("Data charges @ 9paisa/MB from 02.00AM to 06.00AM", "1 day", None, None, Some(24)),
    ("Talktime of Rs. 7.7 for Rs. 10 recharge", "N.A", None, None, None),
    ("48 paisa/min", "", None, None, None),
    ("60 paisa per 1 min", "", None, None, None),
    // Validity goes before the title.
    ("5GB 30 days", "28 days", Some(5 * GB), None, Some(672)),
    ("15 GB", "30 Days", Some(15 * GB), None, Some(720)),
    ("15 GB 30 Days", "till midnight", Some(15 * GB), None, Some(720)),
    ("85 Minutes", "7 Days", None, Some(85), Some(168)),
    ("85 Minutes", "60 minutes", None, Some(85), None),
    ("15 GB", "30", Some(15 * GB), None, None),
    // Bengali.
    ("রবি ৩৫ জিবি ইন্টারনেট ৩০ দিন", "", Some(35 * GB), None, Some(720)),
    ("রবি চেক অফার ৩৫ জিবি ইন্টারনেট সারা বাংলাদেশ ৩০ দিন", "", Some(35 * GB), None, Some(720)),
    (
        "রবি ফ্যামিলি প্যাকেজ ৫ জিবি ইন্টারনেট সারা বাংলাদেশ ৩০ দিন [শর্তঃ- উক্ত নাম্বারে ব্যালেন্স থাকতে হবে।]",
        "",
        Some(5 * GB),
        None,
        Some(720),
    ),
    ("জিপি ৩০ জিবি + ৭০০ মিনিট ৩০ দিন", "", Some(30 * GB), Some(700), Some(720)),
    ("৫০০ এমবি", "", Some(500), None, None),
    ("২০০ মিনিট", "", None, Some(200), None),
    ("১.৫ জি.বি. ৭ দিনের", "", Some(1536), None, Some(168)),
    ("৫ জিবির প্যাক", "মেয়াদ ৩০ দিন", Some(5 * GB), None, Some(720)),
    ("মেয়াদ ৩০ দিন", "", None, None, Some(720)),
    ("২৪ ঘণ্টা", "", None, None, Some(24)),
    ("২৪ ঘন্টা", "", None, None, Some(24)),
    ("১ মাস", "", None, None, Some(720)),
    ("১ সপ্তাহ", "", None, None, Some(168)),
    ("টকটাইম ২৯ টাকা", "", None, None, None),
    ("প্রতিদিন ২ জিবি ২৮ দিন", "", Some(56 * GB), None, Some(672)),
    ("২ জিবি/দিন ২৮ দিন", "", Some(56 * GB), None, Some(672)),
    ("২ জিবি প্রতি দিন", "২৮ দিন", Some(56 * GB), None, Some(672)),
    // Hindi.
    ("2 जीबी 28 दिन", "", Some(2 * GB), None, Some(672)),
    ("१.५ जीबी प्रतिदिन", "२८ दिनों", Some(42 * GB), None, Some(672)),
    ("100 मिनट 24 घंटे", "", None, Some(100), Some(24)),
    ("5 जीबी 1 महीना", "", Some(5 * GB), None, Some(720)),
    ("500 एमबी 1 हफ्ते", "", Some(500), None, Some(168)),
    // So much a day.
    ("2GB/day 28 days", "", Some(56 * GB), None, Some(672)),
    ("2GB/Day", "28 days", Some(56 * GB), None, Some(672)),
    ("1.5GB/Day + 100 SMS/day", "84 Days", Some(126 * GB), None, Some(84 * 24)),
    ("Unlimited calls, 1.5 GB a day, 100 SMS a day", "28 days", Some(42 * GB), None, Some(672)),
    ("2 GB data per day for 28 days", "", Some(56 * GB), None, Some(672)),
    ("Daily 2GB 28 days", "", Some(56 * GB), None, Some(672)),
    ("2GB daily", "28 days", Some(56 * GB), None, Some(672)),
    ("2GB/day", "", None, None, None),
    ("2GB/day", "36 hours", None, None, Some(36)),
    ("2GB/day + 5GB 10 days", "", Some(25 * GB), None, Some(240)),
    ("30 min/day 7 days", "", None, Some(210), Some(168)),
    ("100 SMS daily 2GB 28 days", "", None, None, Some(672)),
    ("100 SMS/day 2GB 28 days", "", Some(2 * GB), None, Some(672)),
    // Several amounts.
    ("60 GB + 800 Min", "30 Days", Some(60 * GB), Some(800), Some(720)),
    ("10GB + 2GB bonus 7 days", "", Some(12 * GB), None, Some(168)),
    ("10GB+100min+5GB", "", Some(15 * GB), Some(100), None),
    ("1GB + 1GB 3 days", "", Some(2 * GB), None, Some(72)),
    ("40GB (20GB 4G + 20GB any) 30 days", "", Some(40 * GB), None, Some(720)),
    ("Super pack (5GB) 7 days", "", Some(5 * GB), None, Some(168)),
    ("1 GB · 1 GB of data", "1 day", Some(GB), None, Some(24)),
    ("3GB Facebook, 2GB any", "3 days", None, None, Some(72)),
    ("1-2 GB", "", None, None, None),
    ("500+500 MB", "", None, None, None),
    ("2x1GB", "", None, None, None),
    // Nothing that can be counted.
    ("unlimited", "Unlimited", None, None, None),
    ("আনলিমিটেড ইন্টারনেট", "৩০ দিন", None, None, Some(720)),
    ("0 GB 0 days", "", None, None, None),
    ("99999999999999999999 GB", "", None, None, None),
    ("18014398509481984 GB", "", None, None, None),
    ("1.2.3 GB", "", None, None, None),
    ("1.2345 GB", "", None, None, None),
    ("1.5 days", "", None, None, None),
    ("", "", None, None, None),
];

#[test]
fn titles_are_read_in_three_languages() {
    let read = |(title, validity, ..): &Row| PackFacts::read(title, validity);
    for row @ (title, validity, megabytes, minutes, hours) in READ {
        let facts = PackFacts { megabytes: *megabytes, minutes: *minutes, hours: *hours };
        assert_eq!(read(row), facts, "{title:?} {validity:?}");
    }
}

proptest! {
    #[test]
    fn any_title_is_read_without_a_panic(title in ".{0,80}", validity in ".{0,20}") {
        let _ = PackFacts::read(&title, &validity);
    }

    #[test]
    fn numbers_of_any_size_are_read_or_left(title in "([0-9.,]{1,25} ?(gb|mb|min|days|year)[ +/(]?){1,4}") {
        let _ = PackFacts::read(&title, &title);
    }
}
