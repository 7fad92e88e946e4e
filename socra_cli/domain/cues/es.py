"""Spanish."""

from __future__ import annotations

from socra_cli.domain.cues.base import Cues, words

_NUMBERS = (
    r"\d[\d.,]*|un|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|quince|veinte|treinta|"
    r"cien"
)
_UNITS = "horas?|días?|semanas?|mes|meses|trimestres?|años?"
_MONTHS = (
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|lunes|"
    "martes|miércoles|jueves|viernes|sábado|domingo"
)

CUES = Cues(
    code="es",
    common=words(
        "el la los las un una de del y es son en para por con que no se nos yo ella ellos ellas "
        "nuestro nuestra su sus ha han hay al lo como más pero desde cada"
    ),
    numbers=_NUMBERS,
    given="pagó|pagaron|pagado|compró|compraron|comprado|pidió|pidieron|encargaron|firmó|firmaron|"
    "firmado|reservaron|invirtió|invirtieron|depositaron|suscribieron|donaron",
    received="vendí|vendimos|vendido|vendió|vendieron|cobramos|cobrado|facturamos|facturado",
    handed="dio|dieron|dado|prestaron|compartieron",
    got="recibimos|recibido|obtuvimos|obtenido",
    objects="anticipos?|dinero|acceso|datos|contratos?|pedidos?|carta de intención|subvención|depósitos?",
    repeatable="pagado|comprado|pedido|vendido|usado|utilizado|pagan|paga|compran|usan|utilizan",
    pays="pagan|paga|compran|compra",
    uses="usan|usa|utilizan|utiliza",
    been="ha|han|había|habían",
    be="es|son|está|están|ser",
    often="(?:por|al|a la|cada) (?:hora|día|semana|mes|año)|todos los (?:días|meses|años)|"
    "todas las semanas|mensualmente",
    since=rf"desde (?:hace )?(?:{_MONTHS}|\d{{4}}|(?:{_NUMBERS}) (?:{_UNITS}))",
    duration=rf"(?:durante|en|por) (?:los |las )?(?:últimos |últimas )?(?:{_NUMBERS}) (?:{_UNITS})|"
    rf"desde hace (?:{_NUMBERS}) (?:{_UNITS})",
    committed="clientes de pago|usuarios de pago|contratos firmados|cartas de intención|anticipos",
    spike="prototipo|prueba de carga|prueba de concepto|prueba de campo",
    result="funcionó|alcanzó|procesó|superó|aguantó|midió",
    change="de",
    same_instrument="antes y después|mismo|misma",
    event="preguntamos|pregunté|llamamos|llamé|visitamos|visité|hablamos|hablé|observamos|contamos|"
    "medimos|medí|probamos|probé|construimos|construí|escribí|escribimos|lanzamos|enviamos|envié|"
    "recibimos|perdimos|costó|cancelaron|rechazaron|cambiaron|usaron|vendimos|vendí|vendió|pagaron|pagó|"
    "compraron|entrevistamos|entrevisté|redujo|ahorró|inscribieron",
    when=rf"{_MONTHS}|ayer|(?:la semana|el mes|el año) pasad[oa]|hace (?:{_NUMBERS}) (?:{_UNITS})|"
    rf"(?:{_UNITS})|20\d\d",
    who="(?:mi|nuestra|nuestro|mis) (?:tía|tío|madre|padre|hermana|hermano|vecin[oa]s?|jef[ea]|colegas?|"
    "dentista|médic[oa])",
    opinion="encanta|gusta|gustó|interesad[oa]s?|interés|entusiasmad[oa]s?|lista de espera|encuestas?|"
    "seguidores|buena idea|prometieron",
    negation="no|nunca|jamás|nadie|ningun[oa]?|ningún|nada|ni|sin|cero|tampoco",
    hypothetical="\\w+ría[ns]?|\\w+r(?:á|án|emos|é)|si|vamos a|van a|va a|queremos|quieren|planeamos|"
    "esperamos|objetivo|quizás?|probablemente|pronto|próxim[oa]|debe|deben|deberían?|pueden|puede|"
    "suponiendo|imagina",
    conditional="si|cuando lancemos",
    first_person="yo|nosotros|hemos|he",
    clause=r"(?:, |; |: | - |, y | y )(?=(?:yo|nosotros|ella|ellos|el|la|los|las|un|una|nadie|ninguno|"
    r"todos|cada)\b)| pero | porque | aunque ",
    guards_follow=True,
)
