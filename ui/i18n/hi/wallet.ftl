### एक वॉलेट: उसमें डाले गए पैसे, और इतना कैसे हुआ।

wallet-look = पैसे डालना, हिसाब
wallet-back = सभी वॉलेट
wallet-month = आपके खाते में, हर दिन के अंत में

load-heading = इस वॉलेट में डाले गए पैसे
load-amount = कितना आया
load-amount-hint = जितना प्रोवाइडर दिखाता है।
load-paid = इसके लिए कितना दिया
load-paid-hint = कम दिया हो तो बाकी कमीशन है।
load-note = नोट, चाहें तो
load-gain = इसमें { $amount } कमीशन है
load-loss = जितना आया उससे { $amount } ज़्यादा
load-same = कमीशन नहीं
load-leaves = तब आपके खाते में { $balance }
load-book = खाते में लिखें
load-book-amount = { $amount } लिखें
load-done = { $amount } लिखा गया। आपके खाते में वॉलेट में अब { $balance } है।

history-heading = इतना कैसे हुआ
history-when = कब
history-what = क्या
history-change = घट-बढ़
history-none = इस वॉलेट के बारे में अभी कुछ पता नहीं। पहली बार पैसे डालने, पहली बिक्री या प्रोवाइडर के पहले बैलेंस से शुरू होगा।
history-sales =
    { $n ->
        [one] { $count } बिक्री
       *[other] { $count } बिक्री
    }
history-reversed =
    { $n ->
        [one] { $count } वापस
       *[other] { $count } वापस
    }
history-opened = खाते से पहले से था
history-loaded = पैसे डाले
history-paid = दिए { $paid }
history-gain = दिए { $paid }, कमीशन { $amount }
history-loss = दिए { $paid }, जितना आया उससे { $amount } ज़्यादा
history-told = प्रोवाइडर ने बताया { $amount }
history-until = { $time } तक
history-blurred = तब एक बिक्री चल रही थी
history-older = पहले के दिन
