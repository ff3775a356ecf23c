"""What Hindi sentences take from those before (seats, whom a pronoun means), and numbers that are no tallies."""

from collections.abc import Callable

import pytest

CASES = (
    pytest.param(
        "2023-12-04",
        "मध्य प्रदेश विधानसभा चुनाव: दतिया सीट पर कांग्रेस के राजेंद्र भारती ने दिनेश मिश्रा को 7,742 वोटों से हराया। "
        "भारती 2019 में ग्वालियर से लोकसभा पहुंचे थे। यहां बसपा के लोकेंद्र अहिरवार 4,210 वोट लेकर तीसरे नंबर पर रहे।",
        {
            "defeat भारती>मिश्रा/Datia@VS-MP-2023",
            "lost मिश्रा/Datia@VS-MP-2023",
            "margin भारती>7742/Datia@VS-MP-2023",
            "votes अहिरवार=4210/Datia@VS-MP-2023",
            "won भारती/Datia@VS-MP-2023",
            "won भारती/Gwalior@LS-2019",
        },
        id="a seat recalled is not the one spoken of",
    ),
    pytest.param(
        "2023-12-04",
        "छत्तीसगढ़ विधानसभा चुनाव में मुख्यमंत्री भूपेश बघेल पाटन से जीते। दुर्ग के सांसद विजय साहू (भाजपा) को उन्होंने 19,723 मतों से मात दी।",
        {
            "defeat बघेल>साहू/Patan@VS-CG-2023",
            "lost साहू/Patan@VS-CG-2023",
            "margin बघेल>19723/Patan@VS-CG-2023",
            "won बघेल/Patan@VS-CG-2023",
        },
        id="who sits in the other house does not stand for that seat",
    ),
    pytest.param(
        "2017-08-28",
        "दिल्ली की बवाना विधानसभा सीट के उपचुनाव में आप के राम चंदर ने भाजपा के वेद प्रकाश को 24,052 वोटों से हराया। "
        "पार्टी दफ्तर में जश्न मना। वेद प्रकाश को 35834 वोट और कांग्रेस के सुरेंद्र कुमार को 31919 वोट मिले।",
        {
            "defeat चंदर>प्रकाश/Bawana@VS-DL-2017-BY",
            "lost प्रकाश/Bawana@VS-DL-2017-BY",
            "margin चंदर>24052/Bawana@VS-DL-2017-BY",
            "votes कुमार=31919/Bawana@VS-DL-2017-BY",
            "votes प्रकाश=35834/Bawana@VS-DL-2017-BY",
            "won चंदर/Bawana@VS-DL-2017-BY",
        },
        id="votes of one list are of one seat",
    ),
    pytest.param(
        "2024-10-08",
        "हरियाणा विधानसभा चुनाव: सोनीपत की गन्नौर को छोड़कर सभी सीटों पर कांग्रेस आगे है।",
        set(),
        id="a seat excepted",
    ),
    pytest.param(
        "2024-10-08",
        "हरियाणा में भाजपा ने 48 सीटों पर जीत दर्ज कर बहुमत हासिल कर लिया। बहुमत के लिए 46 सीटें चाहिए थीं।",
        {"tally BJP 48 won@VS-HR-2024"},
        id="a majority reached, a majority needed",
    ),
    pytest.param(
        "2024-06-05",
        "उत्तर प्रदेश में भाजपा की 29 सीटें कम हुईं। कांग्रेस को पांच सीटों का फायदा हुआ। सपा ने पांच सीटें ऐसी जीतीं जहां अंतर कम था।",
        set(),
        id="changes and kinds of seats",
    ),
    pytest.param(
        "2020-11-10",
        "बिहार विधानसभा चुनाव में वैशाली सीट पर जदयू के सिद्धार्थ पटेल ने हम के वृषिण पटेल को 31 हजार 61 मतों से हराया।",
        {
            "defeat पटेल>पटेल/Vaishali@VS-BR-2020",
            "lost पटेल/Vaishali@VS-BR-2020",
            "margin पटेल>31061/Vaishali@VS-BR-2020",
            "won पटेल/Vaishali@VS-BR-2020",
        },
        id="a party called like the word for us",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा में सबसे बुरी गत कांग्रेस के प्रहलाद गुंजल की हुई। ओम बिरला ने उन्हें 41,974 वोटों से हराया।",
        {"defeat बिरला>गुंजल/Kota", "lost गुंजल/Kota", "margin बिरला>41974/Kota", "won बिरला/Kota"},
        id="the one person named is whom the next sentence means",
    ),
    pytest.param(
        "2024-06-05",
        "कांग्रेस के विजेताओं में सीकर से रमेश यादव, चूरू से राहुल कस्वां और झुंझुनूं से बृजेंद्र ओला शामिल हैं। "
        "यादव 64,949 मतों से, कस्वां 72 हजार 737 और ओला 18 हजार 235 मतों से जीते।",
        {
            "margin ओला>18235/Jhunjhunu",
            "margin कस्वां>72737/Churu",
            "margin यादव>64949/Sikar",
            "won ओला/Jhunjhunu",
            "won कस्वां/Churu",
            "won यादव/Sikar",
        },
        id="a list of winners, then of their margins",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा से रमेश यादव और अजमेर से रामचंद्र जाट हार गए। यादव को भाजपा के ओम बिरला ने और जाट को भागीरथ सैनी ने पटखनी दी।",
        {
            "defeat बिरला>यादव/Kota",
            "defeat सैनी>जाट/Ajmer",
            "lost जाट/Ajmer",
            "lost यादव/Kota",
            "won बिरला/Kota",
            "won सैनी/Ajmer",
        },
        id="two bouts with one verb",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा में ओम बिरला ने रमेश यादव को 422 और अजमेर में भागीरथ सैनी ने रामचंद्र जाट को 5,224 वोटों से हराया।",
        {
            "defeat बिरला>यादव/Kota",
            "defeat सैनी>जाट/Ajmer",
            "lost जाट/Ajmer",
            "lost यादव/Kota",
            "margin बिरला>422/Kota",
            "margin सैनी>5224/Ajmer",
            "won बिरला/Kota",
            "won सैनी/Ajmer",
        },
        id="a margin that leaves its unit to the next",
    ),
    pytest.param("2024-06-05", "जालोर से अशोक गहलोत के बेटे हार गए।", set(), id="whose son lost has not lost"),
    pytest.param(
        "2024-06-05",
        "जालोर के कांग्रेस प्रत्याशी पूर्व सीएम अशोक गहलोत के बेटे वैभव गहलोत चुनाव हार गए।",
        {"lost गहलोत/Jalore"},
        id="the son of somebody is the candidate",
    ),
    pytest.param(
        "2024-06-04",
        "मेरठ में अरुण गोविल सवा नौ बजे पीछे थे, अब सुनीता वर्मा से 16 हजार आगे हैं।",
        {"lead गोविल/Meerut", "margin गोविल>16000/Meerut", "trail वर्मा/Meerut"},
        id="behind then, ahead now",
    ),
    pytest.param(
        "2024-06-05",
        "दुमका में सीता सोरेन नहीं जीत सकीं, झामुमो के नलिन मुर्मू उनसे 22,527 वोट आगे रहे।",
        {
            "defeat मुर्मू>सोरेन/Dumka",
            "lost सोरेन/Dumka",
            "margin मुर्मू>22527/Dumka",
            "won मुर्मू/Dumka",
        },
        id="ahead of somebody who has lost",
    ),
    pytest.param(
        "2024-06-05",
        "भाजपा के मनोज तिवारी को पीछे छोड़ते हुए कांग्रेस के कन्हैया लाल वर्मा बाराबंकी से जीत गए।",
        {"defeat वर्मा>तिवारी/Barabanki", "lost तिवारी/Barabanki", "won वर्मा/Barabanki"},
        id="the seat is named with the last verb",
    ),
    pytest.param(
        "2023-12-03",
        "रायपुर 03 दिसम्बर। छत्तीसगढ़ विधानसभा चुनाव में सीतापुर सीट पर मंत्री अमरजीत भगत हार गए। "
        "श्री भगत को भाजपा के राम कुमार टोप्पो ने शिकस्त दी।",
        {
            "defeat टोप्पो>भगत/Sitapur@VS-CG-2023",
            "lost भगत/Sitapur@VS-CG-2023",
            "won टोप्पो/Sitapur@VS-CG-2023",
        },
        id="a dateline is no seat, a title no name",
    ),
    pytest.param(
        "2018-12-11",
        "छत्तीसगढ़ विधानसभा चुनाव: बिलासपुर से अमर अग्रवाल, बैकुंठपुर से भैयालाल राजवाड़े और नवागढ़ से दयालदास बघेल हार गए।",
        {
            "lost अग्रवाल/Bilaspur@VS-CG-2018",
            "lost बघेल/Nawagarh@VS-CG-2018",
            "lost राजवाड़े/Baikunthpur@VS-CG-2018",
        },
        id="names of a list behind their seats",
    ),
    pytest.param(
        "2023-12-03",
        "राजस्थान विधानसभा चुनाव: सुबह साढ़े दस बजे तक भाजपा 99, कांग्रेस 73, बसपा तीन सीटों पर आगे चल रही है। "
        "सीएम अशोक गहलोत सरदारपुरा से आगे चल रहे हैं।",
        {
            "lead गहलोत/Sardarpura@VS-RJ-2023",
            "tally BJP 99 leading@VS-RJ-2023",
            "tally BSP 3 leading@VS-RJ-2023",
            "tally INC 73 leading@VS-RJ-2023",
        },
        id="how it stands in the morning",
    ),
    pytest.param(
        "2015-11-09",
        "बिहार विधानसभा की 243 सीटों पर महागठबंधन ने 178 सीटें जीतीं।",
        {"tally Mahagathbandhan 178 won@VS-BR-2015"},
        id="a house before the share of it",
    ),
    pytest.param(
        "2023-12-04",
        "छत्तीसगढ़ के बस्तर संभाग की 12 में से आठ सीटें भाजपा ने जीतीं। 2018 में इन 12 में से 11 सीटें कांग्रेस के पास थीं।",
        {"tally BJP 8 won@VS-CG-2023", "tally INC 11 won@VS-CG-2018"},
        id="a part of the state spoken of before",
    ),
    pytest.param(
        "2022-06-26",
        "झारखंड की मांडर विधानसभा सीट पर 2019 में बंधु तिर्की ने झाविमो के टिकट पर भाजपा के देव कुमार धान को हराया था।",
        {"defeat तिर्की>धान/Mandar@VS-JH-2019", "lost धान/Mandar@VS-JH-2019", "won तिर्की/Mandar@VS-JH-2019"},
        id="the ticket is of the one who acts",
    ),
    pytest.param(
        "2025-02-08",
        "दिल्ली विधानसभा चुनाव में नई दिल्ली सीट पर आप के संयोजक अरविंद केजरीवाल हार गए। "
        "2015 में केजरीवाल ने भाजपा की नूपुर शर्मा को 31,583 और 2020 में सुनील यादव को 21,697 वोटों से हराया था।",
        {
            "defeat केजरीवाल>यादव/New Delhi@VS-DL-2020",
            "defeat केजरीवाल>शर्मा/New Delhi@VS-DL-2015",
            "lost केजरीवाल/New Delhi@VS-DL-2025",
            "lost यादव/New Delhi@VS-DL-2020",
            "lost शर्मा/New Delhi@VS-DL-2015",
            "margin केजरीवाल>21697/New Delhi@VS-DL-2020",
            "margin केजरीवाल>31583/New Delhi@VS-DL-2015",
            "won केजरीवाल/New Delhi@VS-DL-2015",
            "won केजरीवाल/New Delhi@VS-DL-2020",
        },
        id="two years and two rivals with one verb",
    ),
    pytest.param(
        "2019-05-24",
        "गुना सीट पर भाजपा के केपी यादव जीते। यादव 2018 में मुंगावली विधानसभा सीट से भाजपा प्रत्याशी थे, "
        "जहां कांग्रेस के बृजेंद्र सिंह राजपूत से 2,136 वोट से हार गए थे।",
        {
            "defeat राजपूत>यादव/Mungaoli@VS-MP-2018",
            "lost यादव/Mungaoli@VS-MP-2018",
            "margin राजपूत>2136/Mungaoli@VS-MP-2018",
            "won राजपूत/Mungaoli@VS-MP-2018",
            "won यादव/Guna@LS-2019",
        },
        id="whose candidate somebody was",
    ),
    pytest.param(
        "2018-03-14",
        "उपचुनाव: गोरखपुर लोकसभा सीट पर सपा का परचम, 29 साल बाद हारी भाजपा",
        {"lost BJP/Gorakhpur@LS-2018-BY"},
        id="who lost closes the headline",
    ),
    pytest.param(
        "2025-02-08",
        "दिल्ली विधानसभा चुनाव: परवेश वर्मा 2013 में महरौली से विधायक और 2019 में पश्चिमी दिल्ली से सांसद बने थे।",
        {"won वर्मा/West Delhi@LS-2019"},
        id="a verb is of the seat named last",
    ),
    pytest.param(
        "2021-11-02",
        "हिमाचल उपचुनाव: फतेहपुर में भवानी सिंह पठानिया ने बलदेव ठाकुर पर 5,789 मतों की जीत दर्ज की। "
        "मुख्यमंत्री जयराम ठाकुर ने हार स्वीकार कर ली।",
        {
            "defeat पठानिया>ठाकुर/Fatehpur@VS-HP-2021-BY",
            "lost ठाकुर/Fatehpur@VS-HP-2021-BY",
            "margin पठानिया>5789/Fatehpur@VS-HP-2021-BY",
            "won पठानिया/Fatehpur@VS-HP-2021-BY",
        },
        id="a first name that is a seat elsewhere, a defeat owned by who did not stand",
    ),
    pytest.param(
        "2022-03-11",
        "उत्तर प्रदेश विधानसभा चुनाव: हर्रैया से भाजपा के अजय कुमार सिंह 17,938 मतों से जीते। "
        "महादेवा सुरक्षित सीट पर सुभासपा के दूधराम ने भाजपा के रवि सोनकर को 5,495 वोट से हराया।",
        {
            "defeat दूधराम>सोनकर/Mahadewa@VS-UP-2022",
            "lost सोनकर/Mahadewa@VS-UP-2022",
            "margin दूधराम>5495/Mahadewa@VS-UP-2022",
            "margin सिंह>17938/Harraiya@VS-UP-2022",
            "won दूधराम/Mahadewa@VS-UP-2022",
            "won सिंह/Harraiya@VS-UP-2022",
        },
        id="a seat that is reserved, a name of one word",
    ),
    pytest.param(
        "2024-06-05",
        "सारण में राजीव प्रताप रूडी जीते। काराकाट में पवन सिंह ने 2,74,723 वोट लाकर खेल बिगाड़ दिया, "
        "उपेंद्र कुशवाहा तीसरे स्थान पर खिसक गए।",
        {"votes सिंह=274723/Karakat", "won रूडी/Saran"},
        id="a place in the order is one of the seat named in the sentence",
    ),
)


@pytest.mark.parametrize(("published", "text", "told"), CASES)
def test_results_of_several_sentences(
    results: Callable[..., set[str]], published: str, text: str, told: set[str]
) -> None:
    assert results(text, published) == told
