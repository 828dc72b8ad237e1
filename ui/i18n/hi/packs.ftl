# The packs beside the sale.
packs-title = पैक
packs-title-of = { $operator } के पैक
packs-list = पैक की सूची
packs-search = पैक खोजें
packs-search-example = 1 जीबी 7 दिन, 290, मिनट…
packs-count =
    { $n ->
        [one] { $shown } पैक
       *[other] { $shown } पैक
    }
packs-found = { $all } में से { $found }
packs-loading = पैक मँगाए जा रहे हैं…

# What a pack gives.
packs-gigabytes = { $amount } जीबी
packs-megabytes = { $amount } एमबी
packs-minutes =
    { $minutes ->
        [one] { $shown } मिनट
       *[other] { $shown } मिनट
    }
packs-days =
    { $days ->
        [one] { $shown } दिन
       *[other] { $shown } दिन
    }
packs-hours =
    { $hours ->
        [one] { $shown } घंटा
       *[other] { $shown } घंटे
    }

# Filters.
packs-kinds = पैक का प्रकार
packs-spans = वैलिडिटी
packs-all = सभी
packs-any-span = कितने भी दिन
packs-span-1 = 1 दिन
packs-span-3 = 3 दिन
packs-span-7 = 7 दिन
packs-span-30 = 30 दिन
packs-span-more = ज़्यादा
packs-category-internet = इंटरनेट
packs-category-minutes = मिनट
packs-category-combo = कॉम्बो
packs-category-talktime = टॉकटाइम
packs-category-full-talktime = फ़ुल टॉकटाइम
packs-category-sms = एसएमएस
packs-category-drive = ड्राइव
packs-category-regular = रेगुलर
packs-category-roaming = रोमिंग
packs-category-validity = वैलिडिटी
packs-category-plan = प्लान
packs-category-other = अन्य

# Marks.
packs-best-value = सबसे किफ़ायती
packs-best-margin = सबसे ज़्यादा कमाई
packs-taken = चुना हुआ
packs-old-price = पुराना दाम
packs-old-price-help = यह दाम पिछली सूची का है: { $account } से नया दाम नहीं मिल सका। दाम बदल चुका हो सकता है, इसलिए ग्राहक से अभी वादा न करें।
packs-favourite = पसंदीदा
packs-conditions = शर्तें
packs-whole = पैक का पूरा विवरण
packs-read-on = आगे पढ़ें

# The list is empty, or something may be missing from it.
packs-no-operator = पैक यहाँ दिखेंगे
packs-no-operator-help = नंबर लिखें या ऑपरेटर चुनें।
packs-not-here = इस सेवा के पैक नहीं होते
packs-not-here-help = रकम लिखें।
packs-none = { $operator } का कोई पैक अभी नहीं है
packs-none-help = रिचार्ज फिर भी हो सकता है: नंबर के नीचे रकम लिखें।
packs-no-match = ऐसा कोई पैक नहीं मिला
packs-searched = “{ $text }”
packs-show-all = सभी पैक देखें
packs-failed = पैक नहीं मिल सके
packs-wait = अभी कुछ और चाहिए
packs-amount-still-works = रिचार्ज फिर भी हो सकता है: नंबर के नीचे रकम लिखें।
packs-account-not-asked = { $account } से नई सूची नहीं मिली: { $why }
packs-not-asked = पैक नहीं मिल सके: { $why }
packs-ask-again = फिर से मँगाएँ
packs-number-needed = पूरा नंबर लिखने पर { $account } के पैक भी दिखेंगे।
packs-circle-needed = सर्कल चुनने पर { $account } के पैक भी दिखेंगे।
packs-circle-needed-here = ग्राहक का सर्कल चुनें, पैक उसी से तय होते हैं।
packs-offline = इंटरनेट नहीं है: ये पहले के पैक हैं, दाम बदल चुके हो सकते हैं।
packs-why-no-connection = कनेक्शन नहीं है।
packs-why-timeout = समय पर जवाब नहीं आया।
packs-why-unreadable = जवाब पढ़ा नहीं जा सका।
packs-why-credentials = दुकान की की (key) स्वीकार नहीं हुई। मालिक को बताएँ।
packs-why-rate-limited = बहुत जल्दी-जल्दी पूछा गया। एक मिनट रुकें।
packs-why-operator-down = ऑपरेटर अभी काम नहीं कर रहा है।
packs-why-key = इस कंप्यूटर पर दुकान की की (key) पढ़ी नहीं जा सकी। मालिक को बताएँ।
packs-why-other = इस बार कोई पैक नहीं मिला।

# Keys.
packs-hint-choose = चुनें
packs-hint-take = लें
packs-hint-kind = प्रकार
packs-hint-days = दिन
packs-hint-favourite = पसंदीदा
packs-hint-back = वापस
