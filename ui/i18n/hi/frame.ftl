### ऊपर की पट्टी, लॉक, और जो हर स्क्रीन पर बताया जाता है।

demo-badge = डेमो
demo-tip = डेमो दुकान: नकली प्रोवाइडर, असली पैसा नहीं

nav-label = पेज
nav-counter = काउंटर
nav-packs = पैक
nav-activity = लेन-देन
nav-dues = उधार
nav-day = दिन
nav-reports = रिपोर्ट
nav-wallets = वॉलेट
nav-settings = सेटिंग
complaint-count =
    { $n ->
        [one] { $count } शिकायत खुली है
       *[other] { $count } शिकायतें खुली हैं
    }

today-sales = बिक्री
today-amount = आज कुल
today-commission = कमाई
today-commission-show = कमाई दिखाएँ
today-commission-hide = कमाई छिपाएँ

network-online = ऑनलाइन
network-slow = नेट धीमा
network-offline = ऑफ़लाइन
network-unasked = अभी जाँचा नहीं
offline-heading = नेट नहीं है।
offline-line = अभी कुछ नहीं बिक सकता, और बाद में भेजने के लिए भी कुछ नहीं रखा जाता।

people-switch = अभी { $name } हैं। बदलें
people-heading = अब कौन बैठेगा?
people-none = यहाँ कोई और नहीं आ सकता।
role-owner = मालिक
lock-now = लॉक करें

sound-turn-on = आवाज़ चालू करें
sound-turn-off = आवाज़ बंद करें
display-open = ग्राहक की स्क्रीन खोलें
display-close = ग्राहक की स्क्रीन बंद करें
language = भाषा
looks = अंक और रंग
digits = अंक
digits-auto = सामान्य
theme = रंग
theme-auto = सिस्टम जैसा
theme-light = दिन का
theme-dark = रात का
contrast = कंट्रास्ट
contrast-auto = सामान्य
contrast-high = ज़्यादा

closing-heading =
    { $count ->
        [one] { $shown } रिचार्ज अभी पूरा नहीं हुआ
       *[other] { $shown } रिचार्ज अभी पूरे नहीं हुए
    }
closing-body = अभी बंद करेंगे तो दोबारा खोलने पर इनका पता किया जाएगा। तब तक इन्हें फिर से न बेचें।
closing-stay = रुकें
closing-close = फिर भी बंद करें

details = ब्योरा
dismiss = हटाएँ
fault-heading = इस विंडो में कुछ गड़बड़ हुई।
fault-money = रिचार्ज सुरक्षित हैं: जो भेजा गया वह लिखा हुआ है और लेन-देन में दिखता है। दोबारा बेचने से पहले वहाँ देख लें।

lock-heading = काउंटर पर कौन है?
lock-alone = किसी ने इस्तेमाल नहीं किया, इसलिए काउंटर अपने-आप लॉक हो गया।
lock-pin = पिन
lock-pin-of = { $name } का पिन
lock-enter = खोलें
lock-erase = आख़िरी अंक मिटाएँ
lock-demo-pin = डेमो में सबका पिन { $pin } है
lock-wrong = पिन ग़लत है। फिर कोशिश करें।
lock-too-soon = कई बार ग़लत पिन डाला गया। थोड़ा रुककर फिर कोशिश करें।
lock-wait = { $left } बाकी
lock-locked = कई बार ग़लत पिन डालने से लॉक हो गया। मालिक को नया पिन देना होगा।
lock-locked-owner = कई बार ग़लत पिन डालने से लॉक हो गया। tillupctl provision से नया पिन दें।
lock-fault = पिन की जाँच नहीं हो पाई। फिर कोशिश करें; न हो तो Tillup बंद करके फिर चलाएँ।

trouble-heading = दुकान नहीं खुल रही
trouble-money = कोई पैसा नहीं कटा। जो रिचार्ज भेजे जा चुके हैं, दुकान खुलते ही उनका पता किया जाएगा।
trouble-next = क्या Tillup दो बार चल रहा है? क्या डिस्क भर गई है? देखकर फिर कोशिश करें। फिर भी न हो तो जो यह कंप्यूटर सँभालते हैं, उन्हें बताएँ।
trouble-again = फिर कोशिश करें
