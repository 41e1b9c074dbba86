"""Somebody's words in quotation marks, and who says them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pa_pipeline.facts.passages import Passage, Unit, passage_of
from pa_pipeline.facts.quotes.quotes import Quote, find_quotes
from pa_pipeline.lexicon.folding import fold


def quotes_of(text: str, language: str = "en") -> list[tuple[str, str | None]]:
    return [(quote.text, quote.speaker_name) for quote in find_quotes(passage_of(text, language))]


@pytest.mark.parametrize(
    "marked",
    ["“{}”", '"{}"', "«{}»", "‘{}’", "'{}'", "„{}“", "“{}“", '“{}"', "´´{}´´", "''{}''", "« {} »"],
)
def test_any_pair_of_marks_holds_a_quote(marked: str) -> None:
    words = "We will not go back to paper"
    assert quotes_of(f"{marked.format(words)}, said Ana Ruiz Toro.") == [(words, "Ana Ruiz Toro")]


@pytest.mark.parametrize(
    ("text", "language", "speaker"),
    [
        ("“We all gain by it,” said the Minister of Trade, Ana Ruiz Toro, in Lima.", "en", "Ana Ruiz Toro"),
        ("“We all gain by it,” Ana Ruiz Toro, Minister of Trade, added.", "en", "Ana Ruiz Toro"),
        ("For her part, the director of the fund, Ana Ruiz, noted: “We all gain by it.”", "en", "Ana Ruiz"),
        ("Ana Ruiz, head of the fund, stressed that, with this step, “we all gain by it”.", "en", "Ana Ruiz"),
        ("According to Ana Ruiz, who heads the fund, “we all gain by it”.", "en", "Ana Ruiz"),
        ("“We all gain by it.” With these words, Director Ana Ruiz closed the day.", "en", "Ana Ruiz"),
        ("«Ganamos todos con esto», terció la ministra Ana Ruiz.", "es", "Ana Ruiz"),
        ("El canciller colombiano Luis Paz Ríos sostuvo que «ganamos todos con esto».", "es", "Luis Paz Ríos"),
        ("“Ganamos todos con esto”: ministra Ana Ruiz", "es", "Ana Ruiz"),
        ("“Ganhamos todos com isto”, afirmou o ministro Paulo Prado.", "pt", "Paulo Prado"),
        ("« Nous gagnons tous », a déclaré la ministre Anne Roy.", "fr", "Anne Roy"),
        ("“We all gain by it,” the Ministry of Trade said.", "en", "Ministry of Trade"),
        ("“We all gain by it,” Mr. Luis Paz said.", "en", "Luis Paz"),
    ],
)
def test_the_speaker_stands_before_or_behind_the_words(text: str, language: str, speaker: str) -> None:
    assert [name for _, name in quotes_of(text, language)] == [speaker]


@pytest.mark.parametrize(
    ("text", "language", "speakers"),
    [
        ("Minister Ana Ruiz Toro came. “We sign,” said Ruiz. “It is time,” she added.", "en", ["Ana Ruiz Toro"] * 2),
        ("La ministra Ana Ruiz abrió. “Firmamos”, señaló la ministra. “Es hora”, agregó.", "es", ["Ana Ruiz"] * 2),
        (
            "Ana Ruiz, ministra, y Luis Paz, canciller, firmaron.\n«Es hora de firmar», dijo el canciller.",
            "es",
            ["Luis Paz"],
        ),
        ("“We sign”, said Ana Ruiz. “The region needs it now.”", "en", ["Ana Ruiz"] * 2),
        ("“We sign,” said the minister.", "en", [None]),
        ("“We sign it today,” Ms. Yrraz said.", "en", ["Yrraz"]),
        ("“We sign it today,” Mary Lewis MP said.", "en", ["Mary Lewis"]),
        (
            "La secretaria ejecutiva del fondo, Ana Ruiz, vino con Luis Paz.\n«Es hora», dijo la secretaria ejecutiva.",
            "es",
            ["Ana Ruiz"],
        ),
        (
            "El ministro de Relaciones Exteriores, Luis Paz, y el viceministro de Relaciones Exteriores, Juan Soto, "
            "vinieron.\n«Es hora de firmar», dijo el canciller.",
            "es",
            ["Luis Paz"],
        ),
        (
            "El alcalde, Luis Paz, abrió la feria junto a la jefa del fondo, Ana Ruiz.\nEl personero dijo que «ganamos "
            "todos con esto».",
            "es",
            ["Luis Paz"],
        ),
        ("It was “a long and happy road” for all four, said the consul, Luis Paz.", "en", ["Luis Paz"]),
        # Words for people, by gender, kind, country and field; a name or an office that opens the sentence.
        (
            "El presidente de Salmar, Luis Paz, y la gerenta general de Vinor, Ana Ruiz, vinieron.\n«Pedimos más "
            "claridad hoy», planteó Paz.\nLa ejecutiva recordó una cifra: «Vendemos más que nunca en el norte».",
            "es",
            ["Luis Paz", "Ana Ruiz"],
        ),
        (
            "Vinieron el secretario de Pesca de México, Luis Paz, y la subsecretaria de Cultura, Ana Ruiz.\n«El mar no "
            "espera a nadie», dijo el titular de Pesca.",
            "es",
            ["Luis Paz"],
        ),
        (
            "Hablaron Ana Ruiz, directora de Pesca del Canadá, y Luis Paz, ministro de Pesca del Perú.\n«Para nosotros "
            "es un capítulo corto», dijo la negociadora canadiense.",
            "es",
            ["Ana Ruiz"],
        ),
        (
            "Ana Ruiz dirige el fondo. Luis Paz dirige la cámara.\n«Mediremos lo que no se ve hoy», explicó Ruiz. Paz, "
            "por su parte, invitó a «dejar de legislar a ciegas».",
            "es",
            ["Ana Ruiz", "Luis Paz"],
        ),
        ("Participó Luis Paz, gerente de Salmar.\n«Vendemos más que nunca», dijo el ejecutivo.", "es", ["Luis Paz"]),
        (
            "Luis Paz, head of the fund, came.\n“Who pays if one of us does not?” Paz told reporters.",
            "en",
            ["Luis Paz"],
        ),
        (
            "Ana Ruiz leads the fund.\n“We sign it today,” she said at a fair attended by the consul, Luis Paz.",
            "en",
            ["Ana Ruiz"],
        ),
        ("« Le port et le phare ont la même voix », a lancé la ministre Ana Ruiz.", "fr", ["Ana Ruiz"]),
        ("Ana Ruiz opened it. The rector urged calm.\n“It is time to sign,” he added.", "en", [None]),
        ("“We sign it,” said Ruiz at the fair, where Luis Paz, the consul, stood.\nAna Ruiz left.", "en", ["Ana Ruiz"]),
        ("Meanwhile, Ana Ruiz, head of the fund, said that “we all gain by it”.", "en", ["Ana Ruiz"]),
        (
            "La ministra Ana Ruiz habló de la norma. Un sello común, explicó, «nos ahorra meses de espera a todos».",
            "es",
            ["Ana Ruiz"],
        ),
        (
            "La ministra Ana Ruiz habló. Con Perú, Chile y México, precisó que «ganamos todos con esto».",
            "es",
            ["Ana Ruiz"],
        ),
        (
            "La jefa del fondo, Ana Ruiz, indicó que el plan sigue con el ministro Luis Paz.\n«Es hora», agregó.",
            "es",
            ["Ana Ruiz"],
        ),
        (
            "Ana Ruiz, embajadora del Perú, lanzó en Oslo el plan «Mar Claro».\n«Es hora», dijo la diplomática.",
            "es",
            ["Ana Ruiz"],
        ),
        (
            "La ministra de Cultura, Ana Ruiz, llegó tarde.\n«Es hora de cantar», dijo la jefa de la cartera.",
            "es",
            ["Ana Ruiz"],
        ),
        ("Llegaron los cónsules Luis Paz y Juan Soto. Para Paz, «es hora de firmar».", "es", ["Luis Paz"]),
        (
            "The Mexican minister, Luis Paz, met Peru's minister, Ana Ruiz. “We sign it,” said the Mexican minister.",
            "en",
            ["Luis Paz"],
        ),
        ("The Ambassador of Chile, Zacar Paz, came.\n“We sign it now,” he said.", "en", ["Zacar Paz"]),
        ("Ana Ruiz crece.\n“América Latina gana”, sostuvo Ana Ruiz en América Latina.", "es", ["Ana Ruiz"]),
        ("Peru's minister, Ana Ruiz, opened. “We sign it,” said the Mexican minister.", "en", [None]),
        ("Abrió el director, Luis Paz. “El cine une a los pueblos”, dijo en la apertura.", "es", ["Luis Paz"]),
        ("Minister Ana Ruiz thanked “the patience of all our partners in these months”.", "en", ["Ana Ruiz"]),
    ],
)
def test_short_names_offices_and_pronouns_mean_somebody_named_before(
    text: str, language: str, speakers: list[str | None]
) -> None:
    assert [name for _, name in quotes_of(text, language)] == speakers


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The seminar “We want to export: how do we begin?” was opened by Ana Ruiz.", "en"),
        ("They launched the project “Open Seas”, the film ‘He who waits’ and the “Young Leaders” programme.", "en"),
        ("A panel entitled “A recovery that is inclusive: the role of the bloc” took place.", "en"),
        ("Experts call it the “blue economy”; he is known as “El Profe”.", "en"),
        ("En el taller «Cómo exportar y no morir en el intento» participaron 40 firmas.", "es"),
        ("Bajo el lema “Juntos somos más fuertes”, la red celebró su aniversario.", "es"),
        ("National Forest Commission «CONAFOR» and the countries’ teams met at the ministers’ table.", "en"),
        ('1. "Regional Integration for Sustainable Production" (IN PROGRESS)', "en"),
        ("Lea también: “Perú asume la presidencia”.", "es"),
    ],
)
def test_a_title_a_name_or_a_term_in_quotation_marks_is_no_quote(text: str, language: str) -> None:
    assert quotes_of(text, language) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "A study says that “small firms which export pay wages that are higher”.",
            "small firms which export pay wages that are higher",
        ),
        (
            "La Declaración “reafirma el compromiso con el libre comercio”.",
            "reafirma el compromiso con el libre comercio",
        ),
    ],
)
def test_words_of_a_document_have_no_speaker(text: str, words: str) -> None:
    assert quotes_of(text) == [(words, None)]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("La ministra, Eva Luna Toro, anunció un fondo.\n“Con él vamos a crecer todos los países juntos.”",
         ["Eva Luna Toro"]),
        ("La ministra, Eva Luna Toro, anunció un fondo.\n“Con él vamos a crecer todos los países juntos.”\n"
         "Recordó que hay más.\n“Queremos que cada puerto tenga su propia escuela de mar.”",
         ["Eva Luna Toro", "Eva Luna Toro"]),
        ("La ministra, Eva Luna Toro, recibió a Juan Vega Paz.\n“Con él vamos a crecer todos los países juntos.”",
         [None]),
    ],
)  # fmt: skip
def test_words_in_a_paragraph_of_their_own_are_of_who_speaks_above_them(text: str, speakers: list[str | None]) -> None:
    assert [quote.speaker_name for quote in find_quotes(passage_of(text, "es"))] == speakers


def test_a_line_below_names_the_speaker() -> None:
    text = "The ports are ready for this, and so are our people”.\n– Carla Rivas, Minister of Transport of Chile"
    assert quotes_of(text) == [("The ports are ready for this, and so are our people", "Carla Rivas")]


def test_unmarked_paragraphs_between_two_attributions_are_one_quote() -> None:
    lines = [
        ("paragraph", "We are glad to see it begin”."), ("attribution", "– Ana Ruiz, Director of the Fund"),
        ("paragraph", "Ports matter to all of us."), ("paragraph", "They need better roads too”."),
        ("attribution", "– Luis Paz, Director of Ports"),
    ]  # fmt: skip
    units, start = [], 0
    for kind, text in lines:
        units.append(Unit(kind, text, fold(text), start))
        start += len(text) + 1
    quotes = find_quotes(Passage(0, None, "en", None, None, tuple(units)))
    assert [(quote.text, quote.speaker_name) for quote in quotes] == [
        ("We are glad to see it begin", "Ana Ruiz"),
        ("Ports matter to all of us.\nThey need better roads too", "Luis Paz"),
    ]


def test_paragraphs_that_each_open_with_a_mark_are_one_quote() -> None:
    text = "Luis Paz dijo: «Estamos listos.\n«Los puertos también.\n«Y la gente»."
    ((words, speaker),) = quotes_of(text, "es")
    assert (words.count("«"), speaker) == (2, "Luis Paz")


def test_a_lost_closing_mark_ends_before_the_words_of_saying() -> None:
    assert quotes_of("“We will sign it this year, said Minister Ana Ruiz.") == [
        ("We will sign it this year", "Ana Ruiz")
    ]


def test_speech_between_dashes_is_quoted() -> None:
    text = "—Vamos a crecer juntos —dijo la viceministra Ana Paz—. No hay otro camino."
    assert quotes_of(text, "es") == [("Vamos a crecer juntos", "Ana Paz"), ("No hay otro camino.", "Ana Paz")]


def test_the_span_holds_the_words_without_the_marks() -> None:
    text = "Intro.\n“We  all gain, ” said Ana Ruiz."
    (quote,) = find_quotes(passage_of(text))
    assert isinstance(quote, Quote)
    assert (text[quote.start : quote.end], quote.text) == ("We  all gain,", "We all gain,")


def test_private_addresses_in_quoted_words_are_masked() -> None:
    ((words, _),) = quotes_of("“You may write to ana.ruiz@gmail.com about it,” said Ana Ruiz.")
    assert "gmail" not in words


@settings(max_examples=60)
@given(st.text(alphabet="“”«»\"'’ a.\n,:—", max_size=80), st.sampled_from(["dijo Ana Ruiz", "said the minister", ""]))
def test_spans_lie_in_the_text_and_quote_it(marks: str, saying: str) -> None:
    text = f"{marks}{saying}. {marks}"
    for quote in find_quotes(passage_of(text)):
        assert text[quote.start : quote.end].split() == quote.text.split()


@pytest.mark.parametrize(
    ("text", "language", "quotes"),
    [
        ("“We can pay for eight”, she regretted.", "en", [("We can pay for eight", None)]),
        ("“A text is a promise”, a negotiator of the pact, Luis Paz, told me.", "en",
         [("A text is a promise", "Luis Paz")]),
        ("“Menos papeles”, pidió Ana Ruiz. Y remató: “El mar no espera a nadie”.", "es",
         [("El mar no espera a nadie", "Ana Ruiz")]),
        ("L'ambassadeur Luis Paz a salué « un accord exemplaire ».", "fr", [("un accord exemplaire", "Luis Paz")]),
        ("Para Ana Ruiz, rectora, “hay que sumar a los jóvenes ahora”.", "es",
         [("hay que sumar a los jóvenes ahora", "Ana Ruiz")]),
        ("Según Ana Ruiz, el acuerdo “abre una puerta que estuvo cerrada”.", "es",
         [("abre una puerta que estuvo cerrada", "Ana Ruiz")]),
        ("“We trade and we gain,â€ said Ana Ruiz.", "en", [("We trade and we gain,", "Ana Ruiz")]),
        ("El libro “mar de fondo” y la “razón social” se explican.", "es", []),
    ],
)  # fmt: skip
def test_small_words_beside_a_quotation_tell_whose_it_is(
    text: str, language: str, quotes: list[tuple[str, str | None]]
) -> None:
    found = quotes_of(text, language)
    assert [quote for quote in found if quote[0] != "Menos papeles"] == quotes


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("El ministro Lozada inauguró la feria. «Fuimos con Eva Soto Luna y con Cine Sur», señaló.", "Lozada"),
        ("La ministra Ana Ríos visitó la feria. «Vimos a Juan Paz. Y a Eva Luna Mora», agregó.", "Ana Ríos"),
    ],
)
def test_nobody_speaks_whom_only_the_quoted_words_name(text: str, speaker: str) -> None:
    (quote,) = find_quotes(passage_of(text, "es"))
    assert quote.speaker_name == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("El ministro (s) de Relaciones Exteriores, Juan Vega Paz, y el alcalde, Luis Soto Rey, vinieron.\n"
         "“La frontera es una costura”, afirmó el canciller subrogante.", "Juan Vega Paz"),
        ("The President of the Republic, Ana Ríos Mar, met the minister, Eva Luna Toro.\n“We are ready to return it,” "
         "the head of state said.", "Ana Ríos Mar"),
        ("Juan Vega Paz, head of customs of Peru, and Luis Soto Rey, head of customs of Mexico, met.\n“Trust is fast,” "
         "said Vega. His Mexican counterpart replied: “And it is much cheaper than paper.”", "Luis Soto Rey"),
        ("The minister, Eva Luna Toro, will come. Last year she told the National Press Club that “distance is a "
         "tariff that we pay”.", "Eva Luna Toro"),
        ("La superintendenta, Eva Luna Toro, calificó el acuerdo de “una buena noticia para todos”.", "Eva Luna Toro"),
        ("La ministra, Eva Luna Toro, presentó la sede. “Es la mesa larga del país”, sostuvo la funcionaria ante los "
         "embajadores, Juan Vega Paz y Luis Soto Rey.", "Eva Luna Toro"),
        ("Juan Soto Rey came.\nThe Director-General of the Department of Trade, Auramon Supthaweethum, told reporters "
         "that “the ink is not dry yet”.", "Auramon Supthaweethum"),
        ("El ministro Juan Vega Paz abrió. “Hay que correr mucho”, dijo. “Pero sin tropezar nunca”, matizó luego.",
         "Juan Vega Paz"),
        ("El acuerdo es “un antes y un después”, a juicio del alcalde de Lima, Luis Soto Rey.", "Luis Soto Rey"),
        ("La ministra del Trabajo, Eva Luna Toro, vino.\n“Un oficio habla cuatro acentos”, dijo la secretaria de "
         "Estado.", "Eva Luna Toro"),
        ("The director of Trade of Chile, Ana Ríos Mar, spoke. For the vice-rector for Research, Eva Luna Toro, it "
         "is “the most useful thing that we have signed”.", "Eva Luna Toro"),
    ],
)  # fmt: skip
def test_positions_tell_who_speaks(text: str, speaker: str) -> None:
    assert find_quotes(passage_of(text))[-1].speaker_name == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The minister, Eva Luna Toro, came.\nHanoi said: “We shall read every single line of it.”", None),
        ("La ministra, Eva Luna Toro, vino. Ella lo resumió así: “Cada puerto abre dos puertas”.", "Eva Luna Toro"),
        ("The minister, Eva Lima Toro, came.\nLima said: “We shall read every single line of it.”", "Eva Lima Toro"),
    ],
)
def test_no_place_speaks_and_a_pronoun_is_no_name(text: str, speaker: str | None) -> None:
    assert find_quotes(passage_of(text))[-1].speaker_name == speaker
