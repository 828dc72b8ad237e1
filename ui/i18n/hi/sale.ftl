### बिक्री: फ़ॉर्म, आख़िरी जाँच, नीचे की पट्टी, और जो ग्राहक देखते हैं।

counter-no-account = अभी कोई प्रोवाइडर जुड़ा नहीं है
counter-no-account-owner = रिचार्ज प्रोवाइडर का अपना अकाउंट जोड़िए, फिर बिक्री शुरू हो जाएगी।
counter-no-account-clerk = अभी कुछ बेचा नहीं जा सकता। मालिक से प्रोवाइडर जोड़ने को कहिए।
counter-add-account = प्रोवाइडर जोड़िए

operator-gp = जीपी
operator-rb = रोबी
operator-at = एयरटेल
operator-bl = बांग्लालिंक
operator-tt = टेलीटॉक
operator-sk = स्किटो

service-prepaid = प्रीपेड
service-postpaid = पोस्टपेड
service-skitto = स्किटो
service-dth = डीटीएच
service-datacard = डेटा कार्ड
service-electricity = बिजली
service-gas = गैस
service-insurance = बीमा

sale-title = नई बिक्री
sale-number-label = मोबाइल नंबर
sale-customer-id-label = ग्राहक नंबर
sale-by-prefix = { $operator } · शुरू { $prefix } से
sale-by-memory = { $operator } · पिछली बिक्री से याद है
sale-by-provider = { $operator } · प्रोवाइडर ने बताया
sale-by-hand = { $operator } · आपने चुना
sale-by-name = इस नाम का ग्राहक खोजा जा रहा है
sale-by-ending = जिसके आख़िर में ये अंक हों, वह नंबर खोजा जा रहा है
sale-detecting = प्रोवाइडर से पूछा जा रहा है कि नंबर किस ऑपरेटर का है…
sale-which-operator = कौन-सा ऑपरेटर? ग्राहक से पूछ लीजिए।

problem-hidden = नंबर में एक छिपा हुआ अक्षर है। हाथ से टाइप कीजिए।
problem-not-a-digit = यहाँ अंक के अलावा भी कुछ है। नंबर फिर से लिखिए।
problem-mixed-scripts = दो भाषाओं के अंक मिल गए हैं। एक ही में लिखिए।
problem-not-bangladeshi = बांग्लादेश का मोबाइल नंबर नहीं: 11 अंक, 013 से 019 तक से शुरू।
problem-not-indian = भारत का मोबाइल नंबर नहीं: 10 अंक, 6 से 9 तक से शुरू।
problem-not-a-customer-id = यह ग्राहक नंबर नहीं हो सकता। कार्ड या बिल देख लीजिए।
problem-other = इस नंबर पर रिचार्ज नहीं हो सकता। फिर से लिखिए।

sale-operator-label = ऑपरेटर
sale-service-label = सेवा
sale-circle-label = सर्कल
sale-circle-unknown = नहीं चुना
sale-unit-label = बिलिंग यूनिट
sale-unit-hint = जैसा बिल पर है
sale-dob-label = जन्म की तारीख
sale-dob-hint = 31-12-1990
sale-scheme-label = स्पेशल टैरिफ़ (स्कीम)
sale-amount-label = रकम
sale-usual-label = अक्सर बिकने वाली रकम
sale-pack-drop = इस पैक के बिना बेचिए
sale-pack-exact = { $price } में { $title } मिलता है: ग्राहक को बताइए
sale-pack-near = { $price } में { $title } है: ग्राहक को बताइए
sale-pack-take = लीजिए
sale-limit-min = ऑपरेटर आम तौर पर { $amount } या ज़्यादा लेता है। मना हो सकता है।
sale-limit-max = ऑपरेटर आम तौर पर { $amount } से ज़्यादा नहीं लेता। मना हो सकता है।
sale-repeat-soon = { $time } बजे यही बिका था। क्या ग्राहक दो बार चाहते हैं?
sale-charge-open = ऊपर से चार्ज
sale-charge-label = ऊपर से चार्ज
sale-review = देख लीजिए
sale-recent-latest = हाल के ग्राहक
sale-recent-label = मिलते-जुलते ग्राहक
sale-recent-empty = पहली बिक्री के बाद ग्राहक यहाँ दिखेंगे। नाम या नंबर के आख़िरी अंक से खोजिए।
sale-recent-none = इस नाम या नंबर से पहले किसी ने नहीं ख़रीदा।
sale-message = प्रोग्राम ने जो कहा
sale-packs-open = पैक
sale-clear-hint = सब मिटाइए

review-title = बेचने से पहले देख लीजिए
review-asking = ऑर्डर जाँचा जा रहा है…
review-pays = ग्राहक देंगे
review-pack = पैक
review-amount = रकम
review-charge = ऊपर से चार्ज
review-by = किसके ज़रिए
review-commission = दुकान की कमाई
review-commission-show = दिखाइए
review-commission-hide = छिपाइए
review-again = ग्राहक फिर से चाहते हैं
review-again-chosen = हाँ, फिर से बेचना है
review-offline = इंटरनेट नहीं है: अभी कुछ भेजा नहीं जा सकता। बेचने पर तुरंत नाकाम होगा, बाद के लिए भी कुछ नहीं रखा जाएगा।
review-slow = इंटरनेट धीमा है: जवाब में देर हो सकती है।
review-confirm = { $amount } बेचिए
review-selling = { $amount } बेचा जा रहा है…
review-cancel = वापस
review-paid = भुगतान
review-cash = नकद
review-owes = उधार में जाएगा
review-confirm-credit = { $amount } उधार में बेचिए

credit-open = उधार में
credit-off = नकद लीजिए
credit-to = उधार:
credit-on = इनके उधार में
credit-before = अभी बाकी
credit-after = फिर होगा
credit-limit = सीमा
credit-over = इससे { $limit } की सीमा पार हो जाएगी। नकद में बेचिए, पहले कुछ पैसे जमा लीजिए, या मालिक से पूछिए।

pick-title = किसके उधार में?
pick-hint = नाम के कुछ अक्षर या फ़ोन के कुछ अंक लिखिए।
pick-of-limit = सीमा { $limit }
pick-no-limit = उधार नहीं
pick-nobody = इस नाम या नंबर का कोई उधार खाते में नहीं है।
pick-empty = उधार खाते में अभी कोई नहीं है। मालिक ‘उधार’ पन्ने पर नाम जोड़ सकते हैं।
pick-empty-owner = उधार खाते में अभी कोई नहीं है। ‘उधार’ पन्ने पर नाम जोड़िए।

customer-name-give = नंबर को नाम दीजिए
customer-name-change = नाम बदलिए
customer-name-label = ग्राहक का नाम
customer-name-save = रखिए
customer-name-failed = नाम रखा नहीं जा सका। बाद में फिर कोशिश कीजिए।

strip-title = चल रही बिक्री
strip-empty = बिक्री होते ही उसकी ख़बर यहाँ दिखेगी।
strip-open =
    { $n ->
        [0] कुछ बाकी नहीं
        [one] { $count } चालू
       *[other] { $count } चालू
    }
strip-look =
    { $n ->
        [one] { $count } देखिए
       *[other] { $count } देखिए
    }
strip-unknown = दोबारा मत भेजिए। पैसे अभी मत लौटाइए।
strip-failed = पैसे नहीं कटे
strip-not-sent = कुछ भेजा नहीं गया
strip-reversed = पैसे लौटा दीजिए
strip-unknown-credit = दोबारा मत भेजिए।
strip-reversed-credit = उधार से हटाया गया
strip-next-check = अगली जाँच { $time } में
strip-checking = पूछा जा रहा है…
strip-checking-soon = अभी फिर पूछा जाएगा
strip-check = अभी पूछिए
strip-reopen = फिर से खोलिए
strip-aside = हटा कर रखिए
strip-new = अगला ग्राहक
strip-detail = बिक्री का ब्योरा
strip-close = बंद कीजिए

detail-receipt = रसीद { $no }
detail-provider-said = प्रोवाइडर ने जो कहा

evidence-sent = { $time } बजे { $provider } को भेजा गया
evidence-checks =
    { $n ->
        [one] इसके बाद { $count } बार पूछा गया
       *[other] इसके बाद { $count } बार पूछा गया
    }
evidence-moved = दुकान के वॉलेट से ठीक यही रकम कम हुई, और कुछ नहीं बदला: शायद हो गया है।
evidence-not-moved = दुकान के वॉलेट से कुछ कम नहीं हुआ: शायद नहीं हुआ।
evidence-unclear = उसी समय और बिक्री से भी वॉलेट बदला, इसलिए कुछ साबित नहीं होता।
evidence-balances = वॉलेट पहले { $before }, बाद में { $after }
evidence-operator = ऑपरेटर का दिया नंबर:

display-idle = स्वागत है
display-review = सब ठीक है?
display-recorded = जा रहा है
display-sending = जा रहा है
display-pending = जा रहा है, थोड़ा रुकिए
display-succeeded = पहुँच गया
display-failed = नहीं हुआ
display-unknown = जाँच हो रही है, थोड़ा रुकिए
display-reversed = वापस आ गया
