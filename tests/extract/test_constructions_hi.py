"""Constructions of Hindi election news, each on a sentence of our own: all results it tells, and no other."""

from collections.abc import Callable

import pytest

AFTER = "2024-06-05"
COUNTING = "2024-06-04"

CASES = (
    pytest.param(
        AFTER,
        "भोपाल में रमेश यादव को भाजपा के सुरेश शर्मा ने 5,000 वोटों से हराया।",
        {"defeat शर्मा>यादव/Bhopal", "lost यादव/Bhopal", "margin शर्मा>5000/Bhopal", "won शर्मा/Bhopal"},
        id="ergative",
    ),
    pytest.param(
        AFTER,
        "कोटा में रमेश यादव भाजपा के सुरेश शर्मा के हाथों परास्त हुए।",
        {"defeat शर्मा>यादव/Kota", "lost यादव/Kota", "won शर्मा/Kota"},
        id="ke-hathon",
    ),
    pytest.param(
        AFTER,
        "कांग्रेस के रमेश यादव भाजपा के सुरेश शर्मा से 5 हजार वोटों से हार गए। मामला भोपाल सीट का है।",
        {"defeat शर्मा>यादव", "lost यादव", "margin शर्मा>5000", "won शर्मा"},
        id="se-hare",
    ),
    pytest.param(
        AFTER,
        "इंदौर में कांग्रेस के रमेश यादव को पीछे छोड़ते हुए भाजपा के सुरेश शर्मा जीत गए।",
        {"defeat शर्मा>यादव/Indore", "lost यादव/Indore", "won शर्मा/Indore"},
        id="participle",
    ),
    pytest.param(
        COUNTING,
        "भोपाल से सपा के रमेश यादव 900 वोट से पिछड़ रहे हैं।",
        {"trail यादव/Bhopal"},
        id="pichhad-rahe",
    ),
    pytest.param(
        AFTER,
        "भोपाल से कांग्रेस के रमेश यादव 900 वोट से पिछड़कर बाजी हार गए।",
        {"lost यादव/Bhopal"},
        id="pichhadkar",
    ),
    pytest.param(
        COUNTING,
        "कोटा में कांग्रेस के रमेश यादव भाजपा के सुरेश शर्मा से 900 वोटों से पीछे हैं।",
        {"lead शर्मा/Kota", "margin शर्मा>900/Kota", "trail यादव/Kota"},
        id="se-peeche",
    ),
    pytest.param(
        COUNTING,
        "भोपाल में 8,100 वोटों के साथ भाजपा के रमेश यादव आगे चल रहे हैं।",
        {"lead यादव/Bhopal"},
        id="ke-sath-aage",
    ),
    pytest.param(
        AFTER,
        "भोपाल से भाजपा के सुरेश शर्मा 4,81,000 वोट पाकर 87,000 वोटों से जीते।",
        {"margin शर्मा>87000/Bhopal", "votes शर्मा=481000/Bhopal", "won शर्मा/Bhopal"},
        id="paakar-jeete",
    ),
    pytest.param(
        AFTER,
        "इंदौर से भाजपा के सुरेश शर्मा 87,434 से विजयी रहे।",
        {"margin शर्मा>87434/Indore", "won शर्मा/Indore"},
        id="no-noun",
    ),
    pytest.param(
        AFTER,
        "कोटा सीट पर कांग्रेस के रमेश यादव ने परचम लहराया।",
        {"won यादव/Kota"},
        id="parcham",
    ),
    pytest.param(
        AFTER,
        "भोपाल में भाजपा के सुरेश शर्मा ने बाजी मारी।",
        {"won शर्मा/Bhopal"},
        id="bazi-mari",
    ),
    pytest.param(
        AFTER,
        "इंदौर में कांग्रेस के रमेश यादव चारों खाने चित हो गए।",
        {"lost यादव/Indore"},
        id="chit",
    ),
    pytest.param(
        AFTER,
        "भोपाल में कांग्रेस के रमेश यादव को मुंह की खानी पड़ी।",
        {"lost यादव/Bhopal"},
        id="munh-ki",
    ),
    pytest.param(
        AFTER,
        "कोटा के कांग्रेस प्रत्याशी रमेश यादव संसद नहीं पहुंच सके।",
        {"lost यादव/Kota"},
        id="sansad-nahin",
    ),
    pytest.param(
        AFTER,
        "भोपाल से कांग्रेस के रमेश यादव करीब 30 हजार वोटों से मात खा गए।",
        {"lost यादव/Bhopal"},
        id="mat-kha",
    ),
    pytest.param(
        AFTER,
        "कोटा में भाजपा के सुरेश शर्मा ने कांग्रेस के रमेश यादव को 30 हजार वोटों से शिकस्त दी।",
        {"defeat शर्मा>यादव/Kota", "lost यादव/Kota", "margin शर्मा>30000/Kota", "won शर्मा/Kota"},
        id="shikast-di",
    ),
    pytest.param(
        COUNTING,
        "एग्जिट पोल में भाजपा को बिहार में 30 सीटें मिलने का अनुमान है।",
        set(),
        id="prediction",
    ),
    pytest.param(
        COUNTING,
        "रमेश यादव का दावा है कि वे भोपाल से दो लाख वोटों से जीतेंगे।",
        set(),
        id="claim",
    ),
    pytest.param(
        AFTER,
        "अगर वोट न बंटते तो रमेश यादव भोपाल से जीत सकते थे।",
        set(),
        id="conditional",
    ),
    pytest.param(
        AFTER,
        "रमेश यादव भोपाल से जीत नहीं सके।",
        {"lost यादव/Bhopal"},
        id="negation",
    ),
    pytest.param(
        AFTER,
        "भोपाल से भाजपा के सुरेश शर्मा जीते। 2019 में यहां रमेश यादव ने 45 हजार वोटों से जीत दर्ज की थी।",
        {"margin यादव>45000/Bhopal@LS-2019", "won यादव/Bhopal@LS-2019", "won शर्मा/Bhopal"},
        id="history",
    ),
    pytest.param(
        AFTER,
        "पिछली बार कोटा में रमेश यादव ने सुरेश शर्मा को हराया था।",
        {"defeat यादव>शर्मा/Kota@LS-2019", "lost शर्मा/Kota@LS-2019", "won यादव/Kota@LS-2019"},
        id="pichhli-bar",
    ),
    pytest.param(
        AFTER,
        "इंदौर से भाजपा के सुरेश शर्मा को 12 लाख 26 हजार 751 वोट मिले।",
        {"votes शर्मा=1226751/Indore"},
        id="mixed-number",
    ),
    pytest.param(
        AFTER,
        "भोपाल में भाजपा के सुरेश शर्मा डेढ़ लाख वोटों से जीते।",
        {"margin शर्मा>150000/Bhopal", "won शर्मा/Bhopal"},
        id="fraction",
    ),
    pytest.param(
        AFTER,
        "भोपाल में भाजपा के सुरेश शर्मा साढ़े तीन हजार वोटों से आगे हैं।",
        {"lead शर्मा/Bhopal", "margin शर्मा>3500/Bhopal"},
        id="sadhe",
    ),
    pytest.param(
        AFTER,
        "भोपाल में भाजपा के सुरेश शर्मा करीब पौने दो लाख से भी ज्यादा वोटों से जीते।",
        {"margin शर्मा>175000/Bhopal", "won शर्मा/Bhopal"},
        id="double-hedge",
    ),
    pytest.param(
        AFTER,
        "कोटा में कांग्रेस के रमेश यादव 14.588 वोटों से जीते।",
        {"margin यादव>14588/Kota", "won यादव/Kota"},
        id="stop-for-comma",
    ),
    pytest.param(
        AFTER,
        "हिमाचल प्रदेश की चारों सीटें भाजपा ने जीतीं।",
        {"tally BJP 4 won"},
        id="aggregate",
    ),
    pytest.param(
        AFTER,
        "राजस्थान की 25 में से 14 सीटें भाजपा ने जीतीं।",
        {"tally BJP 14 won"},
        id="tally-mein-se",
    ),
    pytest.param(
        AFTER,
        "मध्य प्रदेश में भाजपा को 20, कांग्रेस को 8 और बसपा को 1 सीट मिली।",
        {"tally BJP 20 won", "tally BSP 1 won", "tally INC 8 won"},
        id="tally-lists",
    ),
    pytest.param(
        COUNTING,
        "बिहार में भाजपा 12 और जदयू 10 सीटों पर आगे है।",
        {"tally BJP 12 leading", "tally JDU 10 leading"},
        id="tally-leading",
    ),
    pytest.param(
        COUNTING,
        "ओडिशा में भाजपा ने 13 सीटें जीत लीं और 6 पर आगे है।",
        {"tally BJP 13 won", "tally BJP 6 leading"},
        id="won-and-lead",
    ),
    pytest.param(
        AFTER,
        "बिहार में चिराग की पार्टी का स्ट्राइक रेट सौ फीसदी रहा।",
        set(),
        id="strike-rate",
    ),
    pytest.param(
        COUNTING,
        "भोपाल के 9 विधानसभा क्षेत्रों में से 6 में सुरेश शर्मा आगे हैं।",
        set(),
        id="segments",
    ),
    pytest.param(
        COUNTING,
        "सुबह सवा आठ बजे रमेश यादव भोपाल में पीछे थे, अब 16 हजार वोटों से आगे हैं।",
        {"lead यादव/Bhopal", "margin यादव>16000/Bhopal"},
        id="superseded",
    ),
    pytest.param(
        AFTER,
        "भोपाल और इंदौर में क्रमशः सुरेश शर्मा और रमेश यादव जीते।",
        {"won यादव/Indore", "won शर्मा/Bhopal"},
        id="krmash",
    ),
    pytest.param(
        COUNTING,
        "भोपाल से सुरेश शर्मा 24 हजार 248, इंदौर से रमेश यादव 44 हजार 490 वोटों से आगे हैं।",
        {"lead यादव/Indore", "lead शर्मा/Bhopal", "margin यादव>44490/Indore", "margin शर्मा>24248/Bhopal"},
        id="gapped",
    ),
    pytest.param(
        AFTER,
        "भोपाल के हर बूथ पर रमेश यादव को 5 से 7 सौ वोट मिले।",
        set(),
        id="booth",
    ),
    pytest.param(
        COUNTING,
        "कोटा में भाजपा के सुरेश शर्मा ने कांग्रेस के रमेश यादव पर 43,649 मतों की बढ़त बना ली है।",
        {"lead शर्मा/Kota", "margin शर्मा>43649/Kota", "trail यादव/Kota"},
        id="par-badhat",
    ),
    pytest.param(
        AFTER,
        "भोपाल सीट भाजपा के सुरेश शर्मा की झोली में गई।",
        {"won शर्मा/Bhopal"},
        id="jholi",
    ),
    pytest.param(
        AFTER,
        "भोपाल से भाजपा के सुरेश शर्मा जीत गए। उन्हें 5,12,318 वोट मिले।",
        {"votes शर्मा=512318/Bhopal", "won शर्मा/Bhopal"},
        id="pronoun",
    ),
    pytest.param(
        AFTER,
        "इंदौर में नोटा को 2,18,674 वोट मिले।",
        {"votes NOTA=218674/Indore"},
        id="nota",
    ),
    pytest.param(
        AFTER,
        "उत्तर प्रदेश में बसपा का खाता नहीं खुला।",
        {"tally BSP 0 won"},
        id="blank",
    ),
    pytest.param(
        AFTER,
        "कोटा में सुरेश शर्मा ने कांग्रेस प्रत्याशी रमेश यादव को 12 हजार मतों के अंतर से पराजित किया।",
        {"defeat शर्मा>यादव/Kota", "lost यादव/Kota", "margin शर्मा>12000/Kota", "won शर्मा/Kota"},
        id="symbol-quoted",
    ),
    pytest.param(
        COUNTING,
        "- भोपाल : सुरेश शर्मा (भाजपा) को 20811 की लीड, रमेश यादव (कांग्रेस) पिछड़े",
        {"lead शर्मा/Bhopal", "margin शर्मा>20811/Bhopal", "trail यादव/Bhopal"},
        id="brackets",
    ),
)


@pytest.mark.parametrize(("published", "text", "expected"), CASES)
def test_tells_just_these_results(
    results: Callable[..., set[str]], published: str, text: str, expected: set[str]
) -> None:
    assert results(text, published) == expected
