### पहली बार चालू करना।

setup-progress = चरण { $step } / { $all }
setup-next = आगे
setup-back = पीछे
setup-skip = बाद में करेंगे
setup-to-counter = काउंटर पर जाएँ
setup-demo = डेमो दुकान देखें
setup-demo-note = बस देखना है? डेमो दुकान में नकली प्रोवाइडर हैं, असली पैसा नहीं।

setup-heading-language = Tillup में स्वागत है
setup-note-language = काउंटर किस भाषा में चले? बाद में कभी भी बदल सकते हैं।
setup-language = भाषा

setup-heading-shop = आपकी दुकान
setup-shop-name = दुकान का नाम
setup-shop-name-hint = रसीद पर यही नाम आएगा।
setup-shop-address = पता (खाली भी छोड़ सकते हैं)
setup-country = देश
setup-country-bd = बांग्लादेश
setup-country-in = भारत

setup-heading-owner = मालिक
setup-note-owner = मालिक कमाई देखते हैं, अटके रिचार्ज का फ़ैसला करते हैं और लोग जोड़ते हैं।
setup-owner-name = आपका नाम
setup-pin = पिन
setup-pin-again = वही पिन फिर से
setup-pin-hint = { $least } से { $most } अंक। बाद में कहीं नहीं दिखेगा, इसलिए याद रखें।

setup-heading-account = प्रोवाइडर के पास आपका खाता
setup-provider = प्रोवाइडर
setup-key-api-key = एपीआई की
setup-key-open-key = ओपन की
setup-key-secret-key = सीक्रेट की
setup-key-user-id = यूज़र आईडी
setup-key-password = पासवर्ड
setup-key-mobile-no = मोबाइल नंबर
setup-key-sms-pin = एसएमएस पिन
setup-key-held = डाल दिया गया है
setup-keys-hint = ये आपको प्रोवाइडर से मिलते हैं। ये इस कंप्यूटर की की-रिंग में रहेंगे और फिर कभी दिखाए नहीं जाएँगे।
setup-account-id = यहाँ खाते का नाम
setup-base-url = प्रोवाइडर का पता
setup-allow-http = यह पता सुरक्षित नहीं है: रास्ते में कोई भी की पढ़कर आपका पैसा ख़र्च कर सकता है। फिर भी इस्तेमाल करेंगे।
setup-test = प्रोवाइडर का टेस्ट सिस्टम इस्तेमाल करें
setup-check = बैलेंस देखें
setup-check-again = फिर देखें
setup-checking = प्रोवाइडर से बैलेंस पूछा जा रहा है …
setup-balance = ठीक है। आपका बैलेंस:

setup-heading-clerk = जो बेचेंगे
setup-note-clerk = कर्मचारी बेचते हैं और अपनी बिक्री देखते हैं, आपकी कमाई नहीं। हर किसी का अपना पिन होता है।
setup-clerk-name = कर्मचारी का नाम

setup-heading-done = काउंटर तैयार है
setup-note-done = नंबर लिखें, Enter दबाएँ, और पहला रिचार्ज चला जाएगा।
setup-done-shop = दुकान
setup-done-account = खाता
setup-done-no-account = अभी नहीं: खाता जोड़े बिना कुछ नहीं बिक सकता
setup-done-unchecked = बैलेंस अभी पता नहीं
setup-done-clerk = कर्मचारी
setup-done-no-clerk = अभी कोई नहीं

setup-wrong-shop-name = दुकान का नाम लिखें।
setup-wrong-user-name = अक्षरों और अंकों से नाम लिखें, ज़्यादा से ज़्यादा 40।
setup-wrong-name-taken = इस नाम से कोई पहले से है। साथ में दूसरा नाम या अंक जोड़ें।
setup-wrong-pin = पिन में 4 से 12 अंक होते हैं। थोड़ा लंबा पिन डालें।
setup-wrong-pins-differ = दोनों पिन एक जैसे नहीं हैं। दोनों फिर से लिखें।
setup-wrong-already = इस कंप्यूटर पर दुकान पहले से बनी है। उसे खोलने के लिए Tillup फिर चलाएँ।
setup-wrong-keys-needed = प्रोवाइडर ने जो की दी हैं, सब भरें।
setup-wrong-address-needed = यह प्रोवाइडर हर दुकान को अलग पता देता है। अपना वाला लिखें।
setup-wrong-address = यह वेब पता नहीं है। पता https:// से शुरू होता है
setup-wrong-http = यह पता सुरक्षित नहीं है। प्रोवाइडर से https:// वाला पता माँगें, या टिक लगाएँ कि फिर भी इस्तेमाल करेंगे।
setup-wrong-account-id = खाते के नाम में सिर्फ़ अंग्रेज़ी अक्षर, अंक, डॉट और डैश चलते हैं, ज़्यादा से ज़्यादा 40।
setup-wrong-other-provider = इस नाम से दूसरे प्रोवाइडर का खाता है। कोई और नाम रखें।
setup-wrong-keyring-locked = इस कंप्यूटर की की-रिंग लॉक है, इसलिए की नहीं रखी जा सकीं। लॉक खोलें (अक्सर कंप्यूटर में दोबारा लॉगिन करने से खुलता है), फिर देखें।
setup-wrong-keyring = इस कंप्यूटर की की-रिंग जवाब नहीं दे रही, इसलिए की नहीं रखी जा सकीं। उसे चालू करें (लिनक्स में: GNOME या KWallet), फिर देखें।
setup-wrong-credentials = प्रोवाइडर इन की को नहीं मानता। उनकी दी हुई की से मिलाकर फिर से लिखें।
setup-wrong-not-permitted = प्रोवाइडर इस खाते को इजाज़त नहीं देता। उनसे एपीआई और इस दुकान का इंटरनेट पता चालू करने को कहें।
setup-wrong-rate = प्रोवाइडर से बहुत जल्दी-जल्दी पूछा गया। एक मिनट बाद फिर देखें।
setup-wrong-not-reached = प्रोवाइडर तक नहीं पहुँच पाए। की रखी हुई हैं। नेट और पता देखकर फिर कोशिश करें।
setup-wrong-timeout = प्रोवाइडर ने समय पर जवाब नहीं दिया। की रखी हुई हैं; फिर देखें, या आगे बढ़ें और बाद में देखें।
setup-wrong-answer = जवाब इस प्रोवाइडर जैसा नहीं है। क्या पता सही है? की रखी हुई हैं; फिर देखें।
setup-wrong-provider = प्रोवाइडर के यहाँ गड़बड़ है। की रखी हुई हैं; थोड़ी देर बाद फिर देखें।
setup-wrong-demo = डेमो दुकान नहीं खुली। फिर कोशिश करें; न हो तो Tillup बंद करके फिर चलाएँ।
setup-wrong-disk = डिस्क पर लिखा नहीं जा सका। क्या डिस्क भर गई है? आपका लिखा हुआ यहीं है; फिर कोशिश करें।
setup-wrong-other = यह नहीं हो पाया। आपका लिखा हुआ यहीं है; फिर कोशिश करें, न हो तो ब्योरा देखें।
