"""Who won, lost or leads in Hindi prose, in many wordings; and victories only spoken of."""

from collections.abc import Callable

import pytest

CASES = (
    pytest.param(
        "2024-06-05",
        "कोटा से भाजपा के सुरेश शर्मा ने कांग्रेस के रमेश यादव को 24 वोटों से हराकर ये जीत दर्ज की.",
        {"defeat शर्मा>यादव/Kota", "lost यादव/Kota", "margin शर्मा>24/Kota", "won शर्मा/Kota"},
        id="jit-darj-ki",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा के भाजपा प्रत्याशी सुरेश शर्मा मात्र 16 वोटो से जीते।",
        {"margin शर्मा>16/Kota", "won शर्मा/Kota"},
        id="voto-se-jite",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा में सुरेश शर्मा की जीत 28 वोटों से हुई।",
        {"margin शर्मा>28/Kota", "won शर्मा/Kota"},
        id="voton-se-hui",
    ),
    pytest.param(
        "2024-06-05",
        "राजस्थान की सबसे करीबी जीत कोटा सीट पर भाजपा के सुरेश शर्मा ने 321 वोट से दर्ज की।",
        {"margin शर्मा>321/Kota", "won शर्मा/Kota"},
        id="se-darj-ki",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा से सुरेश शर्मा ने अपने निकटतम प्रतिद्वंद्वी कांग्रेस के रमेश यादव को 4,500 मतों से पराजित किया।",
        {"defeat शर्मा>यादव/Kota", "lost यादव/Kota", "margin शर्मा>4500/Kota", "won शर्मा/Kota"},
        id="se-parajit-kiya",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा में सुरेश शर्मा ने अपनी निकटतम प्रतिद्वंदी कांग्रेस की सीमा यादव को 4,500 मतों के अंतर से शिकस्त दी।",
        {"defeat शर्मा>यादव/Kota", "lost यादव/Kota", "margin शर्मा>4500/Kota", "won शर्मा/Kota"},
        id="se-shikasta-di",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा में भाजपा के सुरेश शर्मा जीते। कांग्रेस के रमेश यादव दूसरे स्थान पर रहे।",
        {"defeat शर्मा>यादव/Kota", "lost यादव/Kota", "won शर्मा/Kota"},
        id="sthan-par-rahe",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा से भाजपा के सुरेश शर्मा विजयी घोषित किए गए।",
        {"won शर्मा/Kota"},
        id="ghoshit-kie-gae",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा सीट भाजपा के सुरेश शर्मा ने जीत ली है।",
        {"won शर्मा/Kota"},
        id="jit-li-hai",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा में कांग्रेस के रमेश यादव की जमानत जब्त हो गई।",
        {"lost यादव/Kota"},
        id="jabta-ho-gai",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा में कांग्रेस के रमेश यादव अपनी जमानत तक नहीं बचा सके।",
        {"lost यादव/Kota"},
        id="nahin-bacha-sake",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा में भाजपा के सुरेश शर्मा ने कांग्रेस के रमेश यादव को करारी शिकस्त दी।",
        {"defeat शर्मा>यादव/Kota", "lost यादव/Kota", "won शर्मा/Kota"},
        id="karari-shikasta-di",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा में भाजपा के सुरेश शर्मा ने कांग्रेस के रमेश यादव को पटखनी दी।",
        {"defeat शर्मा>यादव/Kota", "lost यादव/Kota", "won शर्मा/Kota"},
        id="ko-patakhni-di",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा में रमेश यादव को भाजपा के सुरेश शर्मा के हाथों हार का सामना करना पड़ा।",
        {"defeat शर्मा>यादव/Kota", "lost यादव/Kota", "won शर्मा/Kota"},
        id="samna-karna-para",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा में रमेश यादव को भाजपा के सुरेश शर्मा से हार का सामना करना पड़ा।",
        {"defeat शर्मा>यादव/Kota", "lost यादव/Kota", "won शर्मा/Kota"},
        id="ka-samna-karna-para",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा में रमेश यादव को भाजपा के सुरेश शर्मा ने 2,300 वोटों के मामूली अंतर से हरा दिया।",
        {"defeat शर्मा>यादव/Kota", "lost यादव/Kota", "margin शर्मा>2300/Kota", "won शर्मा/Kota"},
        id="se-hara-diya",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा में रमेश यादव चुनाव हार गये।",
        {"lost यादव/Kota"},
        id="chunav-har-gaye",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा में कांग्रेस के रमेश यादव 2,300 मतों से चुनाव हार गयीं।",
        {"lost यादव/Kota"},
        id="chunav-har-gayin",
    ),
    pytest.param(
        "2024-06-05",
        "पूर्व मंत्री रमेश यादव कोटा से चुनाव हार गए हैं, उन्हें भाजपा के सुरेश शर्मा ने 5,100 वोटों से हराया।",
        {"defeat शर्मा>यादव/Kota", "lost यादव/Kota", "margin शर्मा>5100/Kota", "won शर्मा/Kota"},
        id="voton-se-haraya",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा से भाजपा के सुरेश शर्मा ने जीत हासिल की। उन्होंने कांग्रेस के रमेश यादव को 7,512 वोट से हराया।",
        {"defeat शर्मा>यादव/Kota", "lost यादव/Kota", "margin शर्मा>7512/Kota", "won शर्मा/Kota"},
        id="vot-se-haraya",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा से भाजपा के सुरेश शर्मा जीते हैं, जिन्होंने कांग्रेस के रमेश यादव को 7,512 वोट से हराया।",
        {"defeat शर्मा>यादव/Kota", "lost यादव/Kota", "margin शर्मा>7512/Kota", "won शर्मा/Kota"},
        id="ko-vot-se-haraya",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा में कांग्रेस के रमेश यादव हार गए, जो पिछली बार यहीं से जीते थे।",
        {"lost यादव/Kota", "won यादव/Kota@LS-2019"},
        id="se-jite-the",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा में भाजपा के सुरेश शर्मा ने 12,400 वोटों की बढ़त के साथ जीत दर्ज की।",
        {"margin शर्मा>12400/Kota", "won शर्मा/Kota"},
        id="sath-jit-darj-ki",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा में भाजपा के सुरेश शर्मा ने कांग्रेस के रमेश यादव पर 12,400 वोटों से जीत दर्ज की।",
        {"defeat शर्मा>यादव/Kota", "lost यादव/Kota", "margin शर्मा>12400/Kota", "won शर्मा/Kota"},
        id="se-jit-darj-ki",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा में भाजपा के सुरेश शर्मा को 12,400 वोटों से जीत मिली।",
        {"margin शर्मा>12400/Kota", "won शर्मा/Kota"},
        id="se-jit-mili",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा में भाजपा के सुरेश शर्मा 12,400 मतों से विजयी हुए।",
        {"margin शर्मा>12400/Kota", "won शर्मा/Kota"},
        id="se-vijayi-hue",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा में भाजपा के सुरेश शर्मा जीते। जीत का अंतर 12,400 वोट रहा।",
        {"margin शर्मा>12400/Kota", "won शर्मा/Kota"},
        id="antar-vot-raha",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा में भाजपा के सुरेश शर्मा ने कांग्रेस के रमेश यादव को हराया। हार-जीत का अंतर महज 412 मतों का रहा।",
        {"defeat शर्मा>यादव/Kota", "lost यादव/Kota", "margin शर्मा>412/Kota", "won शर्मा/Kota"},
        id="maton-ka-raha",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा और भोपाल में क्रमशः सुरेश शर्मा और रमेश यादव 2,300 और 4,500 वोटों से जीते।",
        {"margin यादव>4500/Bhopal", "margin शर्मा>2300/Kota", "won यादव/Bhopal", "won शर्मा/Kota"},
        id="voton-se-jite",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा से सुरेश शर्मा, भोपाल से रमेश यादव और इंदौर से महेश पटेल ने जीत दर्ज की।",
        {"won पटेल/Indore", "won यादव/Bhopal", "won शर्मा/Kota"},
        id="ne-jit-darj-ki",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा से सुरेश शर्मा, भोपाल से रमेश यादव और इंदौर से महेश पटेल चुनाव हार गए।",
        {"lost पटेल/Indore", "lost यादव/Bhopal", "lost शर्मा/Kota"},
        id="chunav-har-gae",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा में कांग्रेस के रमेश यादव को हराकर भाजपा के सुरेश शर्मा पहली बार संसद पहुंचे हैं।",
        {"defeat शर्मा>यादव/Kota", "lost यादव/Kota", "won शर्मा/Kota"},
        id="sansad-pahunche-hain",
    ),
    pytest.param(
        "2024-06-05",
        "2019 में यहां से रमेश यादव जीते थे।",
        {"won यादव@LS-2019"},
        id="yadav-jite-the",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा में भाजपा के सुरेश शर्मा जीते। 2019 में भी यहां से सुरेश शर्मा ने ही 45,000 वोटों से जीत हासिल की थी।",
        {"margin शर्मा>45000/Kota@LS-2019", "won शर्मा/Kota", "won शर्मा/Kota@LS-2019"},
        id="hasil-ki-thi",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा में कांग्रेस ने भाजपा को 12,400 वोटों से हराया।",
        {"lost BJP/Kota", "margin INC>12400/Kota", "won INC/Kota"},
        id="ko-voton-se-haraya",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा सीट पर भाजपा ने कब्जा जमाया।",
        {"won BJP/Kota"},
        id="ne-kabja-jamaya",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा सीट कांग्रेस के खाते में गई है।",
        {"won INC/Kota"},
        id="men-gai-hai",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा सीट भाजपा ने कांग्रेस से छीन ली।",
        {"lost INC/Kota", "won BJP/Kota"},
        id="se-chhin-li",
    ),
    pytest.param(
        "2024-06-04",
        "कोटा में भाजपा के सुरेश शर्मा कांग्रेस के रमेश यादव से 12,000 वोटों से आगे चल रहे हैं।",
        {"lead शर्मा/Kota", "margin शर्मा>12000/Kota", "trail यादव/Kota"},
        id="chal-rahe-hain",
    ),
    pytest.param(
        "2024-06-04",
        "कोटा में कांग्रेस के रमेश यादव 12,000 वोटों से पीछे चल रहे हैं, यहां भाजपा के सुरेश शर्मा ने बढ़त बना रखी है।",
        {"lead शर्मा/Kota", "trail यादव/Kota"},
        id="bana-rakhi-hai",
    ),
)


@pytest.mark.parametrize(("published", "text", "expected"), CASES)
def test_tells_just_these_results(
    results: Callable[..., set[str]], published: str, text: str, expected: set[str]
) -> None:
    assert results(text, published) == expected
