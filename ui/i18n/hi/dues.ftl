### उधार खाता: किसका कितना बाकी है, जमा, और मालिक जो बदलते हैं।

due-heading = उधार खाता
due-total =
    { $n ->
        [one] { $count } ग्राहक पर बाकी
       *[other] { $count } ग्राहकों पर बाकी
    }
due-list = किसका कितना बाकी है, ज़्यादा पहले
due-search = नाम या फ़ोन
due-key-open = खोलिए और पैसे जमा लीजिए
due-off = अब उधार नहीं
due-no-limit = उधार नहीं
due-of-limit = सीमा { $limit }
due-nobody = इस नाम या नंबर का कोई उधार खाते में नहीं है।
due-empty = उधार खाते में अभी कोई नहीं है। मालिक नाम जोड़ सकते हैं।
due-empty-owner = उधार खाते में अभी कोई नहीं है। जिन पर भरोसा है, उन्हें सीमा के साथ जोड़िए।
due-choose = किसका कितना बाकी है और कैसे हुआ, यह देखने या पैसे जमा लेने के लिए किसी को चुनिए।
due-detail = उधार का हिसाब
due-close = बंद कीजिए
due-owes = कुल बाकी
due-shop-owes = दुकान पर बाकी
due-last-paid = पिछली जमा { $day }
due-left = सीमा { $limit }, अभी { $left } और दे सकते हैं
due-over = { $limit } की सीमा पार हो गई है: कुछ जमा होने तक और उधार नहीं।
due-no-limit-long = उधार में कुछ नहीं बिकेगा: सीमा 0 है।
due-open = { $open } और रास्ते में है
due-when = कब
due-what = क्या
due-change = घट-बढ़
due-after = तब बाकी
due-kind-sale = उधार में बेचा
due-kind-reversal = वापस आया
due-kind-payment = पैसे जमा
due-kind-adjustment = सुधार
due-show-sale = बिक्री देखिए
due-lines-none = अभी कुछ नहीं।

payment-amount = कितने पैसे
payment-hint = जो नकद अभी गल्ले में जा रहा है।
payment-all = पूरा: { $due }
payment-leaves = तब बाकी { $due }
payment-too-much = बाकी सिर्फ़ { $due } है
payment-note = नोट, चाहें तो
payment-take = पैसे जमा लीजिए
payment-take-amount = { $amount } जमा लीजिए
payment-done = { $amount } जमा हुए। अब बाकी { $due }।
payment-nothing = कुछ बाकी नहीं।
payment-shop-owes = दुकान को इस ग्राहक के { $amount } देने हैं। अगली ख़रीद में कट जाएँगे।

debtor-add = ग्राहक जोड़िए
debtor-add-now = जोड़िए
debtor-change = बदलिए
debtor-change-heading = ग्राहक की जानकारी बदलिए
debtor-name-label = नाम
debtor-name-hint = जिस नाम से दुकान में सब जानते हैं। हर नाम एक ही बार।
debtor-phone-label = फ़ोन, पता हो तो
debtor-wrong-phone = यह इस देश का फ़ोन नंबर नहीं है। ख़ाली छोड़िए, या फिर लिखिए।
debtor-limit-label = ज़्यादा से ज़्यादा उधार
debtor-limit-hint = 0: उधार में कुछ नहीं बिकेगा।
debtor-enabled = उधार में ख़रीद सकते हैं
debtor-save = सेव कीजिए
debtor-saved = सेव हो गया।
debtor-cancel = रद्द
due-adjust = उधार सुधारिए
due-adjust-heading = { $name } का उधार सुधारिए
due-adjust-hint = जो यहाँ की किसी बिक्री या जमा में नहीं है: पुरानी कॉपी का उधार, या जो आपने माफ़ किया। वजह के साथ हमेशा लिखा रहेगा।
due-adjust-more = बाकी बढ़ाइए
due-adjust-less = बाकी घटाइए
due-adjust-reason = क्यों
due-adjust-now = लिख दीजिए
due-adjusted = लिख दिया गया।
