"""What was done to agreements, and when: the manners in which sentences tell it."""

from datetime import date

import pytest

from pa_pipeline.facts.agreements.agreements import find_agreement_actions
from pa_pipeline.facts.passages import Passage, Unit, passage_of
from pa_pipeline.lexicon.folding import fold

PUBLISHED = date(2024, 6, 15)


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("The league was founded on May 3, 2009, through the Declaration of Quito, and formally constituted on July 8, "
         "2010, in Oslo, Norway, with the signing of the Seed Treaty.", "en",
         [("adopted", "2009-05-03"), ("signed", "2010-07-08")]),
        ("La liga se creó el 3 de mayo de 2009 mediante la Declaración de Quito y quedó constituida el 8 de julio de "
         "2010 con la firma del Tratado de Semillas.", "es",
         [("adopted", "2009-05-03"), ("signed", "2010-07-08")]),
        ("Gathered on May 3, 2019 in Cali, the growers of the valley and the mayors signed the Seed Treaty.", "en",
         [("signed", "2019-05-03")]),
        ("The Seed Accord, which the three chambers signed in 2019, was meant for large growers.", "en",
         [("signed", "2019-01-01")]),
        ("They concluded the negotiations of their Free Trade Agreement (FTA), begun in October 2017, "
         "and left the signature for later.", "en",
         [("negotiation_concluded", "2024-06-15"), ("negotiation_started", "2017-10-01")]),
        ("Ambos países concluyeron las negociaciones de su Tratado de Libre Comercio (TLC), iniciadas en "
         "octubre de 2017.", "es",
         [("negotiation_concluded", "2024-06-15"), ("negotiation_started", "2017-10-01")]),
        ("La sede nació del Memorando de Entendimiento que ambas agencias suscribieron el 17 de octubre "
         "de 2023 en Guayaquil.", "es",
         [("signed", "2023-10-17")]),
        ("El Convenio sobre Semillas, que Chile y Perú firmaron en 2015 y que rige desde 2017, es breve.", "es",
         [("signed", "2015-01-01"), ("in_force", "2017-01-01")]),
        ("The minister, acting for the presidency, signed here on Friday a Joint Declaration on Wind Energy.", "en",
         [("signed", "2024-06-14")]),
        ("The Alliance and Norway, an observer since 2018, had adopted a work plan for 2019-2021.", "en",
         [("adopted", None)]),
        ("A Memorandum of Understanding on Seeds has been under negotiation since March 2021.", "en",
         [("negotiation_started", "2021-03-01")]),
        ("El Acuerdo sobre Semillas está en negociación desde marzo de 2021.", "es",
         [("negotiation_started", "2021-03-01")]),
        ("El Acuerdo de Reconocimiento de Títulos, cuya negociación empezó en 2019, sigue pendiente.", "es",
         [("negotiation_started", "2019-01-01")]),
        ("Les deux conseils ont signé un accord de reconnaissance des diplômes le 12 avril 2018.", "fr",
         [("signed", "2018-04-12")]),
        ("It answers a mandate of the Puerto Montt Declaration (2018).", "en", [("adopted", "2018-01-01")]),
        ("Cumple un mandato de la Declaración de Puerto Montt (2018).", "es", [("adopted", "2018-01-01")]),
        ("El encuentro terminó con la firma del Memorando de Entendimiento sobre Puertos entre la "
         "Agencia de Aduanas y la Cámara de Puertos.", "es",
         [("signed", "2024-06-15")]),
        ("O encontro terminou com a assinatura do Memorando de Entendimento sobre Portos.", "pt",
         [("signed", "2024-06-15")]),
        ("O Acordo de Livre Comércio entrou em vigor em 1º de julho de 2016.", "pt", [("in_force", "2016-07-01")]),
        ("Con la firma en 2019 del Convenio de Viena sobre Puertos, el sector cambió.", "es",
         [("signed", "2019-01-01")]),
        ("The signing of the Treaty of Cusco on 4 May 2010 opened a new stage.", "en", [("signed", "2010-05-04")]),
        ("Its signature in Lima on 4 May 2010 made the Treaty of Cusco famous.", "en", [("mentioned", None)]),
        ("The Treaty of Cusco dates from 2010 and was signed by 12 states.", "en", [("signed", "2010-01-01")]),
        ("En mayo de 2013 se aprobó en Cali el Plan de Trabajo 2013-2015 del Grupo de Turismo.", "es",
         [("adopted", "2013-05-01")]),
        ("The Tourism Group approved its 2013-2015 Work Plan in Cali in May 2013.", "en", [("adopted", "2013-05-01")]),
        ("In October 2017 Canada and the Alliance began negotiating the Association Agreement.", "en",
         [("negotiation_started", "2017-10-01")]),
        ("En octubre de 2017, Canadá y la Alianza comenzaron a negociar el Acuerdo de Asociación.", "es",
         [("negotiation_started", "2017-10-01")]),
        ("El TLC con Corea se negocia desde 2018.", "es", [("negotiation_started", "2018-01-01")]),
        ("Chile and Ecuador finished negotiating the Commercial Integration Agreement in 2020.", "en",
         [("negotiation_concluded", "2020-01-01")]),
        ("Chile y Ecuador terminaron de negociar el Acuerdo de Integración Comercial en 2020.", "es",
         [("negotiation_concluded", "2020-01-01")]),
        ("Nine years ago the ministers signed the Treaty of Cusco.", "en", [("signed", "2015-01-01")]),
        ("Hace doce años los presidentes firmaron la Declaración de Cusco.", "es", [("signed", "2012-01-01")]),
        ("Los ministros estamparon su firma en el Acuerdo de Cusco el 3 de marzo de 2020.", "es",
         [("signed", "2020-03-03")]),
        ("On 3 March 2020 the ministers put their signatures to the Cusco Agreement.", "en",
         [("signed", "2020-03-03")]),
        ("Peru deposited its instrument of ratification of the Cusco Agreement on 3 March 2020.", "en",
         [("mentioned", None)]),
        ("Perú ratificó el Acuerdo de Cusco el 3 de marzo de 2020.", "es", [("mentioned", None)]),
        ("El Acuerdo de Cusco, ratificado en 2020, permite exportar.", "es", [("mentioned", None)]),
        ("The Council of Ministers, meeting in Lima on 7 May 2018, approved the Regulations and adopted "
         "the Lima Declaration.", "en",
         [("adopted", "2018-05-07")]),
        ("Reunidos en Lima el 7 de mayo de 2018, los ministros adoptaron la Declaración sobre Puertos.", "es",
         [("adopted", "2018-05-07")]),
        ("Un día antes sesionó el Consejo. En la cita se adoptó la Declaración sobre Puertos.", "es",
         [("adopted", "2024-06-14")]),
        ("The day before, the Council had met in Lima. It adopted the Declaration on Ports.", "en",
         [("adopted", "2024-06-14")]),
        ("The Declaration on Ports was adopted yesterday in Lima.", "en", [("adopted", "2024-06-14")]),
        ("La Declaración sobre Puertos fue adoptada la semana pasada.", "es", [("adopted", "2024-06-15")]),
        ("They celebrated the tenth anniversary of the Treaty of Cusco on 3 March 2020.", "en", [("mentioned", None)]),
        ("A diez años de la firma del Tratado del Cusco, el 3 de marzo de 2020 se reunieron en Lima.", "es",
         [("mentioned", None)]),
        ("The Treaty of Cusco will be signed on 3 July 2024.", "en", [("mentioned", None)]),
        ("El Tratado del Cusco se firmará el 3 de julio de 2024.", "es", [("mentioned", None)]),
        ("El Tratado del Cusco entrará en vigor el 3 de julio de 2024.", "es", [("in_force", "2024-07-03")]),
        ("The Treaty of Cusco will enter into force on 3 July 2024.", "en", [("in_force", "2024-07-03")]),
        ("The Treaty of Cusco (signed in 2010, in force since 2012) has 12 parties.", "en",
         [("signed", "2010-01-01"), ("in_force", "2012-01-01")]),
        ("Tratado del Cusco (suscrito el 4 de mayo de 2010; vigente desde el 3 de junio de 2012)", "es",
         [("signed", "2010-05-04"), ("in_force", "2012-06-03")]),
        ("Treaty of Cusco – signed: 4 May 2010; in force: 3 June 2012", "en",
         [("signed", "2010-05-04"), ("in_force", "2012-06-03")]),
        ("El Memorando de Entendimiento fue suscrito por la directora de la Agencia, Ana Ríos, y por el "
         "rector, Luis Paz, el 4 de abril de 2022.", "es",
         [("signed", "2022-04-04")]),
        ("The Memorandum of Understanding on Ports was signed by the head of the Agency, Ana Ríos, and "
         "the rector, Luis Paz, on 4 April 2022.", "en",
         [("signed", "2022-04-04")]),
        ("La ministra Ana Ríos y el rector Luis Paz suscribieron el 4 de abril de 2022, en una ceremonia "
         "celebrada en Lima, el Memorando de Entendimiento sobre Puertos.", "es",
         [("signed", "2022-04-04")]),
        ("The first Protocol Amending the Treaty of Cusco was signed in 2013 and the second Protocol in 2015.", "en",
         [("signed", "2013-01-01")]),
        ("El Primer Protocolo Modificatorio se firmó en 2015 y el Segundo Protocolo Modificatorio en 2016.", "es",
         [("signed", "2015-01-01"), ("signed", "2016-01-01")]),
        ("Se firmaron el Tratado del Cusco (2010), el Tratado de Piura (2012) y el Tratado de Puno (2014).", "es",
         [("signed", "2010-01-01"), ("signed", "2012-01-01"), ("signed", "2014-01-01")]),
        ("The Cusco Declaration was adopted in 2010, the Piura Declaration in 2012 and the Puno "
         "Declaration in 2014.", "en",
         [("adopted", "2010-01-01"), ("adopted", "2012-01-01"), ("adopted", "2014-01-01")]),
        ("By virtue of the Treaty of Cusco, which came into force on 3 June 2012, tariffs fell.", "en",
         [("in_force", "2012-06-03")]),
        ("The parties, who have met since 2012, signed the Treaty of Ports.", "en", [("signed", "2024-06-15")]),
        ("El Convenio Marco, aprobado por el Congreso en 2011, reduce aranceles.", "es", [("adopted", "2011-01-01")]),
        ("En julio, los presidentes adoptaron la Declaración de Piura.", "es", [("adopted", "2023-07-01")]),
        ("The agreement establishing the Seed Fund was signed in Lima in 2016.", "en", [("signed", "2016-01-01")]),
        ("En 2018 se creó la red y en 2020 se firmó el Convenio sobre Archivos.", "es", [("signed", "2020-01-01")]),
        ("The network was created in 2018 and the Convention on Archives was signed in 2020.", "en",
         [("signed", "2020-01-01")]),
        ("La Declaración sobre Puertos, firmada en Lima en 2018 durante la Cumbre que se celebró el 24 "
         "de julio, es breve.", "es",
         [("signed", "2018-01-01")]),
        ("Negotiations on the Services Agreement ended last week.", "en", [("negotiation_concluded", "2024-06-15")]),
        ("The tenth round of negotiations of the Services Agreement took place in Lima on 3 March 2020.", "en",
         [("mentioned", None)]),
        ("La décima ronda de negociaciones del Acuerdo sobre Servicios se realizó en Lima el 3 de marzo "
         "de 2020.", "es",
         [("mentioned", None)]),
        ("La décima ronda de negociaciones del Acuerdo sobre Servicios concluyó en Lima el 3 de marzo de 2020.", "es",
         [("mentioned", None)]),
        ("The tenth round of negotiations for the Services Agreement concluded in Lima on 3 March 2020.", "en",
         [("mentioned", None)]),
        ("Anunciaron la conclusión de las negociaciones del Acuerdo sobre Servicios.", "es",
         [("negotiation_concluded", "2024-06-15")]),
        ("Se espera que el Acuerdo sobre Servicios se firme en diciembre de 2024.", "es", [("mentioned", None)]),
        ("Una vez firmado el Acuerdo sobre Servicios, se abrirá el mercado.", "es", [("mentioned", None)]),
        ("They hope to sign the Services Agreement in December 2024.", "en", [("mentioned", None)]),
        ("Chile has yet to approve the Services Agreement.", "en", [("mentioned", None)]),
        ("El Congreso de Chile aprobó el Acuerdo sobre Servicios el 3 de marzo de 2020.", "es",
         [("adopted", "2020-03-03")]),
        ("In force since 2016, the Services Agreement covers four markets.", "en", [("in_force", "2016-01-01")]),
        ("Vigente desde 2016, el Acuerdo sobre Servicios cubre cuatro mercados.", "es", [("in_force", "2016-01-01")]),
        ("El documento, llamado Declaración de Puertos, fue adoptado por los ministros el 3 de marzo de 2020.", "es",
         [("adopted", "2020-03-03")]),
        ("The text, known as the Ports Declaration, was adopted by ministers on 3 March 2020.", "en",
         [("adopted", "2020-03-03")]),
        ("Ministers meeting in Lima on 3 March 2020 adopted the Ports Declaration.", "en",
         [("adopted", "2020-03-03")]),
        ("Los ministros, reunidos en Lima el 3 de marzo de 2020, adoptaron la Declaración de Puertos.", "es",
         [("adopted", "2020-03-03")]),
        ("Los ministros se reunieron en Lima el 3 de marzo de 2020 y adoptaron la Declaración de Puertos.", "es",
         [("adopted", "2020-03-03")]),
        ("The ministers met in Lima on 3 March 2020 and adopted the Ports Declaration.", "en",
         [("adopted", "2020-03-03")]),
        ("The group met in 2019, and in 2020 it adopted its Work Plan on Ports.", "en", [("adopted", "2020-01-01")]),
        ("Tras la firma del Acuerdo sobre Servicios en 2016 y su ratificación en 2018, el comercio creció.", "es",
         [("signed", "2016-01-01")]),
        ("After the signing of the Services Agreement in 2016 and its ratification in 2018, trade grew.", "en",
         [("signed", "2016-01-01")]),
        ("El Acuerdo sobre Servicios se firmó en 2016, se ratificó en 2018 y entró en vigor en 2019.", "es",
         [("signed", "2016-01-01"), ("in_force", "2019-01-01")]),
        ("The Services Agreement was signed in 2016, ratified in 2018 and entered into force in 2019.", "en",
         [("signed", "2016-01-01"), ("in_force", "2019-01-01")]),
        ("The Services Agreement was negotiated between 2014 and 2016 and signed on 3 March 2017.", "en",
         [("signed", "2017-03-03")]),
        ("El Acuerdo sobre Servicios fue negociado entre 2014 y 2016 y firmado el 3 de marzo de 2017.", "es",
         [("signed", "2017-03-03")]),
        ("Peru's Congress ratified the Services Agreement, signed in 2016, on 3 March 2018.", "en",
         [("signed", "2016-01-01")]),
        ("The minister recalled that the Services Agreement had been signed in 2016.", "en",
         [("signed", "2016-01-01")]),
        ("La ministra recordó que el Acuerdo sobre Servicios había sido firmado en 2016.", "es",
         [("signed", "2016-01-01")]),
        ("La ministra viajó el 3 de marzo a Quito. Allí firmó el Acuerdo sobre Servicios.", "es",
         [("signed", "2024-06-15")]),
        ("Em 26 de julho de 2022, os presidentes adotaram a Declaração de Piura.", "pt", [("adopted", "2022-07-26")]),
        ("A Declaração de Piura, adotada em 26 de julho de 2022, fala disso.", "pt", [("adopted", "2022-07-26")]),
        ("As negociações do Acordo de Serviços foram concluídas em 2020.", "pt",
         [("negotiation_concluded", "2020-01-01")]),
        ("Les négociations de l'Accord sur les services ont été conclues en 2020.", "fr",
         [("negotiation_concluded", "2020-01-01")]),
        ("El Plan de Trabajo 2023-2025 del Grupo de Turismo fue aprobado en la III reunión, realizada el "
         "4 de abril de 2023.", "es",
         [("adopted", "2023-04-04")]),
        ("At its third meeting, held on 4 April 2023, the Tourism Group approved its Work Plan 2023-2025.", "en",
         [("adopted", "2023-04-04")]),
        ("The Work Plan 2023-2025, approved at the third meeting (Lima, 4 April 2023), has four goals.", "en",
         [("adopted", "2023-04-04")]),
        ("Acta suscrita: Memorando de Entendimiento sobre Puertos (Lima, 4 de abril de 2023).", "es",
         [("signed", "2023-04-04")]),
        ("Ecuador requested accession on 3 March 2020 and the Services Agreement was opened for signature.", "en",
         [("mentioned", None)]),
        ("La Decisión 12 sobre Semillas, adoptada el 3 de marzo de 2020, rige desde el 1 de mayo.", "es",
         [("adopted", "2020-03-03"), ("in_force", "2020-05-01")]),
        ("The agreement, which will be signed on 4 July 2024, is the Ports Agreement.", "en", [("mentioned", None)]),
        ("Los presidentes de México y Chile anunciaron el 3 de marzo de 2020 el inicio de las "
         "negociaciones del Acuerdo sobre Servicios.", "es",
         [("negotiation_started", "2020-03-03")]),
        ("On 3 March 2020 the presidents announced the start of negotiations for the Services Agreement.", "en",
         [("negotiation_started", "2020-03-03")]),
        ("Lima, 14 de junio de 2024. Los ministros se reunieron ayer. Al término de la cita suscribieron "
         "el Convenio de Puertos.", "es",
         [("signed", "2024-06-14")]),
        ("El Convenio de Puertos fue firmado hace tres años en Piura.", "es", [("signed", "2021-01-01")]),
        ("The Ports Convention was signed three years ago in Piura.", "en", [("signed", "2021-01-01")]),
        ("The Ports Convention, signed back in 2011 and in force for Chile since 2014, was renewed.", "en",
         [("signed", "2011-01-01"), ("in_force", "2014-01-01")]),
        ("El Convenio de Puertos entró en vigor para Chile en 2014 y para Perú en 2015.", "es",
         [("in_force", "2014-01-01")]),
        ("Chile firmó el Convenio de Puertos en 2011; México, en 2013.", "es", [("signed", "2011-01-01")]),
        ("Signed in Piura in 2011, the Ports Convention has 12 parties.", "en", [("signed", "2011-01-01")]),
        ("Firmado en Piura en 2011, el Convenio de Puertos tiene 12 partes.", "es", [("signed", "2011-01-01")]),
        ("Adopted by the ministers on 3 March 2020, the Ports Declaration has four parts.", "en",
         [("adopted", "2020-03-03")]),
        ("Adoptada por los ministros el 3 de marzo de 2020, la Declaración de Puertos tiene cuatro partes.", "es",
         [("adopted", "2020-03-03")]),
        ("The presidents of the four countries, gathered in Piura on 3 March 2020 for their summit, "
         "signed the Ports Convention.", "en",
         [("signed", "2020-03-03")]),
        ("Los presidentes de los cuatro países, congregados en Piura el 3 de marzo de 2020 con motivo de "
         "su cumbre, firmaron el Convenio de Puertos.", "es",
         [("signed", "2020-03-03")]),
        ("Trade has doubled since the Ports Convention was signed in 2011.", "en", [("signed", "2011-01-01")]),
        ("El comercio se duplicó desde que se firmó el Convenio de Puertos en 2011.", "es",
         [("signed", "2011-01-01")]),
        ("El comercio se duplicó desde la firma del Convenio de Puertos en 2011.", "es", [("signed", "2011-01-01")]),
        ("Founded in 2009, the Chamber of Ports signed the Ports Convention in 2011.", "en",
         [("signed", "2011-01-01")]),
        ("Fundada en 2009, la Cámara de Puertos firmó el Convenio de Puertos en 2011.", "es",
         [("signed", "2011-01-01")]),
        ("Founded in 2009, the Chamber of Ports signed the Ports Convention.", "en", [("signed", "2024-06-15")]),
        ("The 2009 report cites the Ports Convention.", "en", [("mentioned", None)]),
        ("Until the Ports Convention was signed in 2011, ships waited.", "en", [("signed", "2011-01-01")]),
        ("The Ports Convention had entered into force by 2014.", "en", [("in_force", None)]),
        ("Se cumplen diez años de la entrada en vigor del Convenio de Puertos.", "es", [("mentioned", None)]),
        ("It is ten years since the Ports Convention entered into force.", "en", [("in_force", None)]),
        ("Mediante el Convenio de Puertos (Piura, 3 de marzo de 2011) se creó el fondo.", "es",
         [("signed", "2011-03-03")]),
        ("El Convenio de Puertos, del 3 de marzo de 2011, creó el fondo.", "es", [("signed", "2011-03-03")]),
        ("En el marco del Convenio de Puertos, el 3 de marzo de 2020 se realizó un taller en Lima.", "es",
         [("mentioned", None)]),
        ("Under the Ports Convention, a workshop was held in Lima on 3 March 2020.", "en", [("mentioned", None)]),
        ("The Ports Convention will be reviewed on 3 March 2025.", "en", [("mentioned", None)]),
        ("La ministra presentó el Convenio de Puertos el 3 de marzo de 2020.", "es", [("mentioned", None)]),
        ("On 3 March 2020 the ministers discussed the Ports Convention, signed in 2011.", "en",
         [("signed", "2011-01-01")]),
        ("El 3 de marzo de 2020 los ministros revisaron el Convenio de Puertos, firmado en 2011, y "
         "aprobaron el Plan de Acción de Costas.", "es",
         [("adopted", "2020-03-03"), ("signed", "2011-01-01")]),
        ("On 3 March 2020 the ministers reviewed the Ports Convention, signed in 2011, and approved the "
         "Action Plan on Coasts.", "en",
         [("adopted", "2020-03-03"), ("signed", "2011-01-01")]),
        ("The Ports Convention was opened for signature on 3 March 2011 and entered into force on 4 May 2012.", "en",
         [("in_force", "2012-05-04")]),
        ("Chile depositó el instrumento de ratificación del Convenio de Puertos el 3 de marzo de 2011.", "es",
         [("mentioned", None)]),
        ("El Convenio de Puertos, aprobado por ley en 2013, rige desde 2014.", "es",
         [("adopted", "2013-01-01"), ("in_force", "2014-01-01")]),
        ("In May, the ministers signed the Ports Convention.", "en", [("signed", "2024-05-01")]),
        ("El pasado 3 de mayo los ministros firmaron el Convenio de Puertos.", "es", [("signed", "2024-05-03")]),
        ("Last Monday the ministers signed the Ports Convention.", "en", [("signed", "2024-06-10")]),
        ("El lunes se firmó el Convenio de Puertos.", "es", [("signed", "2024-06-10")]),
        ("Ministra: «El Convenio de Puertos se firmará pronto».", "es", [("mentioned", None)]),
        ("Se suscribieron dos instrumentos: el Convenio de Puertos y la Declaración de Costas.", "es",
         [("signed", "2024-06-15"), ("signed", "2024-06-15")]),
        ("Two instruments were signed: the Ports Convention and the Declaration on Coasts.", "en",
         [("signed", "2024-06-15"), ("signed", "2024-06-15")]),
        ("Two instruments were signed on 3 May 2024: the Ports Convention and the Declaration on Coasts.", "en",
         [("signed", "2024-05-03"), ("signed", "2024-05-03")]),
        ("Os ministros assinaram, em 3 de maio de 2024, a Declaração sobre Portos.", "pt", [("signed", "2024-05-03")]),
        ("A Declaração sobre Portos, que os ministros adotaram em 2019, foi lida.", "pt", [("adopted", "2019-01-01")]),
        ("La Déclaration sur les ports, que les ministres ont adoptée en 2019, a été lue.", "fr",
         [("adopted", "2019-01-01")]),
        ("Signée le 3 mars 2020, la Convention sur les ports compte douze parties.", "fr", [("signed", "2020-03-03")]),
    ],
)  # fmt: skip
def test_an_act_has_the_date_that_its_sentence_gives_it(
    text: str, language: str, told: list[tuple[str, str | None]]
) -> None:
    acts = find_agreement_actions(passage_of(text, language, PUBLISHED))
    assert [(act.action, act.acted_on and act.acted_on.isoformat()) for act in acts] == told


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They read the Seed Statement on Ports (2020) and a statement on ports.", ["Seed Statement on Ports"]),
        ("They cite the Cusco Declaration (2018).", ["Cusco Declaration"]),
        ("They cite the Strategic Vision 2030 (2019-2030).", ["Strategic Vision 2030 (2019-2030)"]),
        ("They read the Protocol on Seeds, and the Regional Strategy for Ports 2021-2030.",
         ["Protocol on Seeds", "Regional Strategy for Ports 2021-2030"]),
        ("Leyeron el Memorando de Entendimiento sobre Deporte e Inclusión.",
         ["Memorando de Entendimiento sobre Deporte e Inclusión"]),
        ("Ils ont lu un accord de reconnaissance des diplômes signé le 3 mars 2020.",
         ["accord de reconnaissance des diplômes"]),
    ],
)  # fmt: skip
def test_a_name_ends_where_its_date_or_another_name_begins(text: str, names: list[str]) -> None:
    assert [act.name for act in find_agreement_actions(passage_of(text, None, PUBLISHED))] == names


def test_the_countries_of_presidents_who_sign_are_all_its_parties() -> None:
    (act,) = find_agreement_actions(passage_of("The presidents of Chile, Norway and Peru signed the Treaty of Cusco."))
    assert act.parties == "CHL|NOR|PER"


@pytest.mark.parametrize(
    ("text", "language", "place"),
    [
        ("During the Seed Forum held in Quito, the ministers signed the Harbour Protocol in Lima.", "en", "Lima"),
        ("The envoys, who had met in Quito in May, adopted the Declaration on Harbours.", "en", None),
        ("En el marco del Foro de Semillas celebrado en Quito, firmaron en Lima el Convenio sobre Puertos.", "es",
         "Lima"),
    ],
)  # fmt: skip
def test_an_act_has_its_own_place_before_that_of_another_event(text: str, language: str, place: str | None) -> None:
    (act,) = find_agreement_actions(passage_of(text, language, PUBLISHED))
    assert (act.place, act.acted_on) == (place, PUBLISHED)


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        (
            "Firmaron ayer en el Palacio Azul el Convenio sobre Semillas.",
            "es",
            "Convenio sobre Semillas",
        ),
        ("They adopted today at the Harbour House the Declaration on Tides.", "en", "Declaration on Tides"),
        ("Adoptaron ayer la Declaración de Viña del Mar.", "es", "Declaración de Viña del Mar"),
        (
            "Adoptaron ayer la Declaración sobre Redes y la Hoja de Ruta de Puertos.",
            "es",
            "Declaración sobre Redes",
        ),
    ],
)
def test_the_object_of_an_act_is_told_whole_behind_a_building(text: str, language: str, name: str) -> None:
    (act,) = find_agreement_actions(passage_of(text, language, PUBLISHED))
    assert (act.name, act.acted_on is not None) == (name, True)


@pytest.mark.parametrize("headline", ["Memorandum on water signed with Oslo", "Memorandum with Norway signed"])
def test_what_a_headline_calls_in_small_letters_is_the_agreement_below(headline: str) -> None:
    text = "The two agencies signed on Friday a Memorandum of Understanding on River Basins."
    units = (Unit("title", headline, fold(headline), 0), Unit("paragraph", text, fold(text), len(headline) + 1))
    (act,) = find_agreement_actions(Passage(0, None, "en", PUBLISHED, None, units))
    assert act.name == "Memorandum of Understanding on River Basins"


def test_a_record_is_an_agreement_where_it_bears_the_name_of_a_city() -> None:
    text = "Los cancilleres suscribieron el Acta de Arica. Luego leyeron el Acta de la XII Reunión."
    (act,) = find_agreement_actions(passage_of(text, "es", PUBLISHED))
    assert (act.name, act.agreement_type, act.action) == ("Acta de Arica", "other", "signed")
