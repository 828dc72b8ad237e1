### सेटिंग: हिस्सों की सूची, सेव करना, और अकाउंट।

settings-heading = सेटिंग
settings-sections = सेटिंग के हिस्से
settings-unsaved = सेव नहीं हुआ
settings-key-move = चुनें
settings-key-enter = खोलें
settings-key-back = पीछे
settings-will-change = यह बदलेगा:
settings-save = सेव करें
settings-undo = पहले जैसा करें
settings-saved = सेव हो गया।
settings-nothing = सेव करने को कुछ नहीं है।

settings-accounts = अकाउंट
accounts-note = प्रोवाइडरों के पास दुकान के अकाउंट। इनकी “की” इस कंप्यूटर की की-रिंग में रहती हैं और कभी दिखाई नहीं जातीं।
account-sells = चालू
account-off = बंद
account-add = अकाउंट जोड़ें
account-asking = प्रोवाइडर से पूछ रहे हैं…
account-test-badge = टेस्ट
account-http = सुरक्षित नहीं
account-followed =
    { $count ->
        [one] इसकी { $shown } अटकी बिक्री आख़िर तक देखी जाएगी।
       *[other] इसकी { $shown } अटकी बिक्री आख़िर तक देखी जाएँगी।
    }
account-test = जाँचें
account-test-all = सब जाँचें
account-open = बदलें
account-state = हालत
account-balance = अभी का बैलेंस
accounts-none = अभी कोई अकाउंट नहीं है।
accounts-none-hint = प्रोवाइडर जोड़े बिना कुछ नहीं बिक सकता।
account-enabled = इस अकाउंट से बिक्री होगी।
account-enabled-hint = बंद होने पर नई बिक्री नहीं जाएगी; जो अटकी हैं उन्हें आख़िर तक देखा जाएगा।
account-paid = प्रोवाइडर कमीशन कब देता है?
account-paid-later = बाद में किसी समय
account-paid-sale = हर बिक्री के साथ, वॉलेट में
account-codes = ऑपरेटर कोड
account-codes-hint = सिर्फ़ तब, जब { $provider } किसी ऑपरेटर को दुकान के कोड से अलग कोड से जानता हो।
account-code-ours = दुकान का कोड
account-code-theirs = प्रोवाइडर का कोड
account-code-remove = { $code } हटाएँ
account-code-add = कोड जोड़ें
account-change-on = इस अकाउंट से फिर बिक्री होगी।
account-change-off = अकाउंट बंद होगा: नई बिक्री नहीं जाएगी।
account-change-url = पता होगा { $url }
account-change-http = बिना सुरक्षा के भी भेज सकेगा।
account-change-no-http = अब बिना सुरक्षा के नहीं भेज सकेगा।
account-change-test = प्रोवाइडर का टेस्ट सिस्टम इस्तेमाल होगा।
account-change-live = असली पैसे से बिक्री होगी।
account-change-paid-sale = कमीशन हर बिक्री के साथ आएगा।
account-change-paid-later = कमीशन बाद में आएगा।
account-change-code = ऑपरेटर { $ours } का कोड { $theirs }
account-change-code-gone = ऑपरेटर { $ours } का अलग कोड नहीं रहेगा।
account-keys = की बदलें
account-keys-hint = नई “की” पुरानी की जगह इस कंप्यूटर की की-रिंग में जाती हैं और कभी दिखाई नहीं जातीं। जो खाली रहेगा, वह पहले जैसा रहेगा।
account-key-stays = पहले वाली रहेगी
account-keys-save = बदलकर जाँचें
account-keys-kept = नई “की” रख ली गई हैं।
account-done = हो गया

settings-rates = कमीशन
rates-note = प्रोवाइडर हर बिक्री पर कमाई न बताए तो यह रेट लगता है। सबसे सटीक रेट पहले, फिर नई तारीख़ वाला। पहले की बिक्री की कमाई नहीं बदलती।
rates-none = अभी कोई रेट नहीं है: जो प्रोवाइडर बताए, बस वही कमाई है।
rate-all = सारी बिक्री
rate-any = सभी
rate-percent = प्रतिशत
rate-percent-shown = { $percent }%
rate-from-day = { $day } से
rate-now = अभी लागू
rate-later = आगे लागू होगा
rate-past = बदल गया
rate-end = ख़त्म करें
rate-end-hint = आज से कमाई नहीं होगी: शून्य प्रतिशत का रेट जुड़ेगा
rate-remove = यह रेट हटाएँ
rate-add = जोड़ें
rate-holds = कब से
rate-preview = इससे कमाई कितनी होती
rate-preview-hint = सफल बिक्री, जिनका कमीशन रेट से लगता है; हर एक का हिसाब अलग।
rate-preview-none = इन दिनों में कुछ नहीं बिका।
rate-present = अभी
rate-proposed = नया
rate-difference = फ़र्क
rate-without =
    { $count ->
        [one] { $shown } बिक्री का कोई रेट नहीं होगा।
       *[other] { $shown } बिक्री का कोई रेट नहीं होगा।
    }
rate-reported =
    { $count ->
        [one] { $shown } और बिक्री की कमाई प्रोवाइडर ने ख़ुद बताई है।
       *[other] { $shown } और बिक्री की कमाई प्रोवाइडर ने ख़ुद बताई है।
    }
rate-sales =
    { $count ->
        [one] { $shown } बिक्री
       *[other] { $shown } बिक्री
    }
rate-change-added = नया: { $whose }, { $day } से { $percent }
rate-change-other = बदलाव: { $whose }, { $day } से होगा { $percent }
rate-change-gone = हटेगा: { $whose }, { $day } से { $percent }

settings-routing = किससे बिके
routing-note = रिचार्ज किस अकाउंट से जाए। अगला तभी आज़माया जाता है जब पक्का हो कि पिछले से पैसा नहीं कटा।
routing-none = अभी कुछ नहीं बिक सकता।
routing-by-margin = जहाँ कमाई ज़्यादा
routing-order = { $operator } किससे जाए
routing-order-hint = सिर्फ़ ये, इसी क्रम में। जिसके वॉलेट में पैसा कम लगे, वह सबसे बाद में।
routing-margin-hint = जिस अकाउंट से ज़्यादा कमाई की उम्मीद हो। अपना क्रम चाहिए तो अकाउंट चुनें।
routing-up = { $account } को ऊपर करें
routing-down = { $account } को नीचे करें
routing-remove = { $account } को हटाएँ
routing-to-margin = जहाँ कमाई ज़्यादा
routing-now = अभी कौन सा लिया जाएगा
routing-amount = बिक्री मानें
routing-taken = लिया जाएगा
routing-nobody = अभी कोई भी इसे नहीं बेच सकता।
routing-listed = आपकी सूची में नंबर { $place }। कमाई की उम्मीद { $earned }।
routing-only = सिर्फ़ यही अकाउंट इसे बेचता है। कमाई की उम्मीद { $earned }।
routing-margin = कमाई की उम्मीद { $earned }।
routing-poor = वॉलेट में पैसा कम लगता है, इसलिए दूसरा पहले।
routing-paused = प्रोवाइडर ने थोड़ा रुकने को कहा है, इसलिए दूसरा पहले।
routing-not-listed = इस ऑपरेटर की आपकी सूची में नहीं।
routing-off = बंद है।
routing-cannot-not-sold-here = यह ऑपरेटर यहाँ नहीं बिकता।
routing-cannot-operator-unknown = प्रोवाइडर के पास इस ऑपरेटर का कोड पता नहीं। अकाउंट में जाकर लिख सकते हैं।
routing-cannot-amount-refused = प्रोवाइडर इतनी रकम नहीं लेता।
routing-cannot-needs-more = इस बिक्री के लिए प्रोवाइडर और जानकारी चाहता है।
routing-change = { $operator }: { $after } (अब तक: { $before })

settings-wrong-account-taken = इस नाम का अकाउंट पहले से है। दूसरा नाम रखें; उसकी “की” बदलने के लिए वही अकाउंट खोलें।
settings-wrong-base-url-needed = यह प्रोवाइडर हर दुकान को अलग पता देता है। अपना वाला लिखें।
settings-wrong-invalid-url = यह वेब पता नहीं है। पता https:// से शुरू होता है
settings-wrong-plain-http = यह पता सुरक्षित नहीं है। प्रोवाइडर से https:// वाला पता माँगें, या टिक लगाएँ कि फिर भी इस्तेमाल करेंगे।
settings-wrong-invalid-operator = ऑपरेटर के कोड में सिर्फ़ अंग्रेज़ी अक्षर, अंक और डैश चलते हैं, ज़्यादा से ज़्यादा 40।
settings-wrong-invalid-operator-code = हर पंक्ति में दोनों कोड चाहिए, आपका और प्रोवाइडर का; ज़्यादा से ज़्यादा 60 अक्षर।
settings-wrong-operator-twice = यह ऑपरेटर दो बार लिखा है।
settings-wrong-invalid-percent = 0 से 100 के बीच प्रतिशत लिखें, दशमलव के बाद ज़्यादा से ज़्यादा 4 अंक।
settings-wrong-rate-twice = उस दिन से इसका रेट पहले से है। उसी को बदलें।
settings-wrong-invalid-table = इसमें कुछ ऐसा है जो अब नहीं रहा। ब्योरा देखें।
