"""More wordings of results in Hindi prose: parties, pronouns, doers, earlier elections; victories only spoken of."""

from collections.abc import Callable

import pytest

CASES = (
    pytest.param(
        "2024-06-04",
        "कोटा में भाजपा के सुरेश शर्मा ने कांग्रेस के रमेश यादव पर 12,000 वोटों की बढ़त बना ली है।",
        {"lead शर्मा/Kota", "margin शर्मा>12000/Kota", "trail यादव/Kota"},
        id="bana-li-hai",
    ),
    pytest.param(
        "2024-06-04",
        "कोटा में भाजपा के सुरेश शर्मा को 12,000 मतों की निर्णायक बढ़त हासिल है।",
        {"lead शर्मा/Kota", "margin शर्मा>12000/Kota"},
        id="barhat-hasil-hai",
    ),
    pytest.param(
        "2024-06-04",
        "कोटा में कांग्रेस के रमेश यादव भाजपा के सुरेश शर्मा से 1200 वोट पीछे हो गए हैं।",
        {"lead शर्मा/Kota", "margin शर्मा>1200/Kota", "trail यादव/Kota"},
        id="ho-gae-hain",
    ),
    pytest.param(
        "2024-06-04",
        "कोटा में भाजपा के सुरेश शर्मा अपने प्रतिद्वंद्वी रमेश यादव से 900 मतों से लीड कर रहे हैं।",
        {"lead शर्मा/Kota", "margin शर्मा>900/Kota", "trail यादव/Kota"},
        id="kar-rahe-hain",
    ),
    pytest.param(
        "2024-06-04",
        "कोटा में भाजपा के सुरेश शर्मा आगे हैं जबकि कांग्रेस के रमेश यादव दूसरे नंबर पर चल रहे हैं।",
        {"lead शर्मा/Kota", "trail यादव/Kota"},
        id="par-chal-rahe-hain",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा में भाजपा के सुरेश शर्मा ने बाजी मारी, कांग्रेस के रमेश यादव दूसरे और बसपा के महेश पटेल तीसरे नंबर पर रहे।",
        {"defeat शर्मा>यादव/Kota", "lost यादव/Kota", "won शर्मा/Kota"},
        id="nambar-par-rahe",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा में रमेश यादव को सुरेश शर्मा ने पटखनी दे दी।",
        {"defeat शर्मा>यादव/Kota", "lost यादव/Kota", "won शर्मा/Kota"},
        id="patakhni-de-di",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा में सुरेश शर्मा के सामने कांग्रेस के रमेश यादव टिक नहीं पाए और 45,000 वोटों से चुनाव हार गए।",
        {"defeat शर्मा>यादव/Kota", "lost यादव/Kota", "margin शर्मा>45000/Kota", "won शर्मा/Kota"},
        id="se-chunav-har-gae",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा में सुरेश शर्मा ने लगातार तीसरी बार जीत दर्ज की है।",
        {"won शर्मा/Kota"},
        id="darj-ki-hai",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा में कांग्रेस प्रत्याशी रमेश यादव को 23 वोटों से हार मिली।",
        {"lost यादव/Kota"},
        id="se-har-mili",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा में सुरेश शर्मा 23 वोटों के बेहद मामूली अंतर से जीतने में कामयाब रहे।",
        {"margin शर्मा>23/Kota", "won शर्मा/Kota"},
        id="men-kamayab-rahe",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा सीट से सुरेश शर्मा सांसद चुने गए हैं।",
        {"won शर्मा/Kota"},
        id="chune-gae-hain",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा में सुरेश शर्मा ने रमेश यादव को 23,400 मतों से मात देकर सीट पर कब्जा जमाया।",
        {"defeat शर्मा>यादव/Kota", "lost यादव/Kota", "margin शर्मा>23400/Kota", "won शर्मा/Kota"},
        id="par-kabja-jamaya",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा की जनता ने सुरेश शर्मा को चुना।",
        {"won शर्मा/Kota"},
        id="sharma-ko-chuna",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा में जीत का सेहरा सुरेश शर्मा के सिर बंधा।",
        {"won शर्मा/Kota"},
        id="k-sir-bandha",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा सीट पर सुरेश शर्मा ने भगवा लहराया।",
        {"won शर्मा/Kota"},
        id="ne-bhagva-lahraya",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा में सुरेश शर्मा ने रमेश यादव के खिलाफ 12,300 वोटों से जीत हासिल की।",
        {"defeat शर्मा>यादव/Kota", "lost यादव/Kota", "margin शर्मा>12300/Kota", "won शर्मा/Kota"},
        id="jit-hasil-ki",
    ),
    pytest.param(
        "2024-06-05",
        "2019 में भी कोटा से सुरेश शर्मा ही जीते थे, तब उन्होंने कांग्रेस के रामनारायण मीणा को 2,79,677 मतों से शिकस्त दी थी।",
        {
            "defeat शर्मा>मीणा/Kota@LS-2019",
            "lost मीणा/Kota@LS-2019",
            "margin शर्मा>279677/Kota@LS-2019",
            "won शर्मा/Kota@LS-2019",
        },
        id="shikasta-di-thi",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा में सुरेश शर्मा को हराने वाले रमेश यादव दिल्ली पहुंचे।",
        {"defeat यादव>शर्मा/Kota", "lost शर्मा/Kota", "won यादव/Kota"},
        id="yadav-delhi-pahunche",
    ),
    pytest.param(
        "2024-06-05",
        "भाजपा नेता सुरेश शर्मा कोटा से और कांग्रेस नेता रमेश यादव भोपाल से जीते हैं।",
        {"won यादव/Bhopal", "won शर्मा/Kota"},
        id="se-jite-hain",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा में सुरेश शर्मा ने रमेश यादव को और भोपाल में महेश पटेल ने दिनेश मीणा को हराया।",
        {
            "defeat पटेल>मीणा/Bhopal",
            "defeat शर्मा>यादव/Kota",
            "lost मीणा/Bhopal",
            "lost यादव/Kota",
            "won पटेल/Bhopal",
            "won शर्मा/Kota",
        },
        id="mina-ko-haraya",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा में सुरेश शर्मा और भोपाल में रमेश यादव क्रमशः 2,300 और 4,500 वोटों से हारे।",
        {"lost यादव/Bhopal", "lost शर्मा/Kota"},
        id="voton-se-hare",
    ),
    pytest.param(
        "2024-06-05",
        "भाजपा ने कांग्रेस से कोटा सीट छीन ली।",
        {"lost INC/Kota", "won BJP/Kota"},
        id="sit-chhin-li",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा सीट कांग्रेस के रमेश यादव ने भाजपा से छीनी।",
        {"lost BJP/Kota", "won यादव/Kota"},
        id="bhajpa-se-chhini",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा सीट एक बार फिर भाजपा की झोली में आई है।",
        {"won BJP/Kota"},
        id="men-i-hai",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा सीट पर भाजपा की जीत हुई है।",
        {"won BJP/Kota"},
        id="jit-hui-hai",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा में भाजपा जीती और कांग्रेस हारी।",
        {"lost INC/Kota", "won BJP/Kota"},
        id="aur-congress-hari",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा में सुरेश शर्मा 2,300 वोट से जीते तो भोपाल में रमेश यादव 4,500 वोट से हारे।",
        {"lost यादव/Bhopal", "margin शर्मा>2300/Kota", "won शर्मा/Kota"},
        id="vot-se-hare",
    ),
    pytest.param(
        "2024-06-05",
        "सुरेश शर्मा ने कोटा में कांग्रेस के रमेश यादव को भारी मतों से हराया।",
        {"defeat शर्मा>यादव/Kota", "lost यादव/Kota", "won शर्मा/Kota"},
        id="maton-se-haraya",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा में सुरेश शर्मा की जीत पक्की मानी जा रही है।",
        set(),
        id="ja-rahi-hai",
    ),
    pytest.param(
        "2024-06-05",
        "सुरेश शर्मा ने कहा कि कोटा में उनकी जीत जनता की जीत है।",
        set(),
        id="ki-jit-hai",
    ),
    pytest.param(
        "2024-06-05",
        "रमेश यादव ने हार के लिए कार्यकर्ताओं को जिम्मेदार ठहराया।",
        set(),
        id="ko-jimmedar-thahraya",
    ),
    pytest.param(
        "2024-06-05",
        "सुरेश शर्मा कोटा में जीत के लिए पसीना बहा रहे हैं।",
        set(),
        id="baha-rahe-hain",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा में जीत के बाद सुरेश शर्मा ने जनता का आभार जताया।",
        set(),
        id="ka-abhar-jataya",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा में हार के बाद रमेश यादव ने इस्तीफा दे दिया।",
        set(),
        id="istifa-de-diya",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा में जीत-हार का फैसला 1,200 वोटों से हुआ।",
        set(),
        id="voton-se-hua",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा में कमल सुरेश शर्मा ने खिलाया, कांग्रेस के रमेश यादव 36,965 वोट पीछे छूट गए।",
        {"defeat शर्मा>यादव/Kota", "lost यादव/Kota", "margin शर्मा>36965/Kota", "won शर्मा/Kota"},
        id="pichhe-chhut-gae",
    ),
    pytest.param(
        "2024-06-05",
        "भोपाल विधायक सुरेश शर्मा ने कोटा में कांग्रेस के रमेश यादव को हराया।",
        {"defeat शर्मा>यादव/Kota", "lost यादव/Kota", "won शर्मा/Kota"},
        id="yadav-ko-haraya",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा में सुरेश शर्मा पिछड़ गये।",
        {"trail शर्मा/Kota"},
        id="sharma-pichhar-gaye",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा में सुबह तक सुरेश शर्मा 4 हजार वोटों से आगे थे, लेकिन रमेश यादव जीत गये।",
        {"won यादव/Kota"},
        id="yadav-jit-gaye",
    ),
)


@pytest.mark.parametrize(("published", "text", "expected"), CASES)
def test_tells_just_these_results(
    results: Callable[..., set[str]], published: str, text: str, expected: set[str]
) -> None:
    assert results(text, published) == expected
